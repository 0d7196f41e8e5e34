import { createMemo, createResource, createSignal, Show } from 'solid-js'
import type { DeskStep, Queue } from '../../../shared/contracts/desks.ts'
import type { Service } from '../../../shared/contracts/network.ts'
import { read } from '../../kit/api.ts'
import { language } from '../../kit/text.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { isolate, useText } from '../text.ts'
import type { TransferTo } from '../work/commands.ts'
import { NobodyThere } from './nobody-there.tsx'
import { TargetSearch } from './target-search.tsx'
import { type Target, targetsOf } from './transfer-targets.ts'

/** Another service, a desk, a person, an institution; where nobody sits only after a question. Whoever is sent keeps the time they waited. */
export function TransferDialog(props: {
  step: DeskStep
  queue: Queue
  own: string
  name: string
  transfer: (to: TransferTo) => void
  close: () => void
}) {
  const t = useText()
  const [services] = createResource(() => read<{ services: Service[] }>('/api/services', { lang: language() }).catch(() => ({ services: [] })))
  const targets = createMemo(() => targetsOf(props.queue, props.own, props.step.serviceId, services.latest?.services ?? [], t))
  const [doubtful, setDoubtful] = createSignal<Target | null>(null)
  let room!: HTMLDivElement

  function send({ to }: Target) {
    room.closest('dialog')?.close()
    props.transfer(to)
  }

  return (
    <Dialog title={t('transferTitle', { name: isolate(props.name) })} close={props.close}>
      <div ref={room}>
        <Show
          when={doubtful()}
          fallback={
            <>
              <TargetSearch
                label={t('transferSearch')}
                name={t('transfer')}
                nothing={t('transferNone')}
                choices={targets()}
                areComing={services.loading}
                choose={(target) => (target.nobodyThere ? setDoubtful(target) : send(target))}
              />
              <p class="sp-hint sp-transfer-foot">{t('transferHint')}</p>
            </>
          }
        >
          {(target) => <NobodyThere target={target()} send={() => send(target())} back={() => setDoubtful(null)} />}
        </Show>
      </div>
    </Dialog>
  )
}
