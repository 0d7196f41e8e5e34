import { createSignal, Show } from 'solid-js'
import { isolate } from '../../staff/texts.ts'
import { Icon } from '../../ui/icon.tsx'
import { type DayException, inOrder, isStop } from '../days/day-exception.ts'
import { DayList } from '../days/day-list.tsx'
import { exceptionMistake } from '../days/exception-mistake.ts'
import { RepeatForm } from '../days/repeat-form.tsx'
import { StopForm } from '../days/stop-form.tsx'
import type { SectionProps } from './site.ts'
import { useText } from './text.ts'

/** Where a mobile unit stands, day by day. */
export function Stops(props: SectionProps) {
  const t = useText()
  const [repeating, setRepeating] = createSignal<DayException | null>(null)
  const put = (exceptions: DayException[]) => props.part.edit('exceptions', exceptions)
  return (
    <>
      <DayList
        label={t('stops')}
        exceptions={props.part.draft.exceptions}
        shows={isStop}
        onExceptions={put}
        words={(stop) => <StopWords stop={stop} />}
        mistake={(index) => exceptionMistake(props.part, index)}
        addLabel={t('addStop')}
        empty={t('noStops')}
        form={(of, close, done) => <StopForm of={of} close={close} done={done} />}
        tool={(stop) => (
          <button type="button" class="sp-tool" onClick={() => setRepeating(stop)}>
            <Icon name="repeat" />
            {t('repeat')}
          </button>
        )}
      />
      <Show when={repeating()} keyed>
        {(stop) => (
          <RepeatForm
            of={stop}
            close={() => setRepeating(null)}
            done={(made) => put(inOrder([...props.part.draft.exceptions, ...made.filter((each) => !isThere(props.part.draft.exceptions, each))]))}
          />
        )}
      </Show>
    </>
  )
}

const isThere = (exceptions: readonly DayException[], stop: DayException): boolean =>
  exceptions.some((each) => each.fromDay === stop.fromDay && each.from === stop.from && each.place === stop.place)

function StopWords(props: { stop: DayException }) {
  const t = useText()
  return (
    <>
      <span>{t('fromTo', { from: isolate(props.stop.from ?? ''), to: isolate(props.stop.to ?? '') })}</span>
      <strong>
        <bdi>{props.stop.place}</bdi>
      </strong>
      <bdi class="sp-hint">{props.stop.address}</bdi>
    </>
  )
}
