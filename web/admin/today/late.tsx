import { createSignal } from 'solid-js'
import type { Queue } from '../../../shared/contracts/desks.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { TimeField } from '../../staff/form/time-field.tsx'
import { isolate } from '../../staff/texts.ts'
import type { Acts } from './act.ts'
import { instantIn } from './local.ts'
import { cannotBeHad } from './requests.ts'
import { useText } from './text.ts'

interface LateProps {
  queue: Queue
  day: string
  interpreter: Queue['interpreters'][number]
  acts: Acts
  close: () => void
}

/** An interpreter who comes later than planned: until when they cannot be had. */
export function Late(props: LateProps) {
  const t = useText()
  const [time, setTime] = createSignal('')
  const [mistake, setMistake] = createSignal<string | undefined>()
  function submit(event: Event) {
    event.preventDefault()
    const to = time() ? instantIn(props.queue.zone, props.day, time()) : null
    if (to === null || to <= Date.parse(props.queue.now)) return setMistake(t('lateWhen'))
    const { id, name } = props.interpreter
    props.close()
    const wish = { who: { resourceId: id }, to: new Date(to).toISOString(), reason: 'late' as const }
    return void props.acts.begin(cannotBeHad(wish, t('saidLate', { name: isolate(name), time: isolate(time()) })))
  }
  return (
    <Dialog title={t('lateTitle', { name: isolate(props.interpreter.name) })} close={props.close}>
      <form class="sp-form" novalidate onSubmit={submit}>
        <TimeField label={t('lateUntil')} value={time()} mistake={mistake()} onTime={setTime} />
        <div class="sp-save-row">
          <button type="submit" class="btn btn-primary">
            {t('goOn')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
