import { createMemo, createResource, For, Show } from 'solid-js'
import type { Queue } from '../../../shared/contracts/desks.ts'
import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import { languageName } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { isolate } from '../../staff/texts.ts'
import { Face } from '../../ui/face.tsx'
import { Icon } from '../../ui/icon.tsx'
import { readOutline } from '../part/requests.ts'
import type { Away } from './day.ts'
import { type StrandedGroup, strandedGroups } from './stranded-groups.ts'
import { useText } from './text.ts'

interface Day {
  queue: Queue
  away: readonly Away[]
  anotherDesk: () => void
}

/** Numbers that will not be called any more today, by what they lack, and what can be done for them. */
export function StrandedNumbers(props: Day) {
  const t = useText()
  const groups = createMemo(() => strandedGroups(props.queue))
  return (
    <div role="status">
      <Show when={groups().length > 0}>
        <section class="sp-day-part" aria-labelledby="day-stranded">
          <h2 id="day-stranded">
            <Icon name="triangle-alert" /> {t('stranded')}
          </h2>
          <ul class="sp-day-list sp-day-stranded">
            <For each={groups()}>{(group) => <Group group={group} day={props} />}</For>
          </ul>
        </section>
      </Show>
    </div>
  )
}

function Group(props: { group: StrandedGroup; day: Day }) {
  const t = useText()
  return (
    <li>
      <strong>{why()}</strong>
      <ul class="sp-day-faces">
        <For each={props.group.faces}>
          {(face) => (
            <li>
              <Face face={face} />
            </li>
          )}
        </For>
      </ul>
      <p class="sp-hint">{t('strandedTold')}</p>
      <Show when={props.group.reason === 'noInterpreterToday' && props.group.interpreter}>
        {(tag) => (
          <OtherInterpreters
            tag={tag()}
            notThese={[...props.day.queue.interpreters.map(({ id }) => id), ...props.day.away.map(({ resourceId }) => resourceId)]}
          />
        )}
      </Show>
      <div class="sp-day-ways">
        <Show when={props.group.reason !== 'noInterpreterToday'}>
          <button type="button" class="btn btn-outline-primary btn-sm" onClick={() => props.day.anotherDesk()}>
            <Icon name="plus" /> {t('anotherDesk')}
          </button>
        </Show>
        <a class="btn btn-outline-primary btn-sm" href="/reception">
          <Icon name="calendar-plus" /> {t('strandedBook')}
        </a>
      </div>
    </li>
  )

  function why(): string {
    const { reason, interpreter, closesTime, faces } = props.group
    const n = faces.length
    if (reason === 'noInterpreterToday') return t('strandedInterpreter', { n, language: isolate(languageName(interpreter ?? '', language())) })
    if (reason === 'noDeskToday') return t('strandedDesk', { n })
    return closesTime ? t('strandedClosing', { n, time: isolate(closesTime) }) : t('strandedClosed', { n })
  }
}

/** Who else in the network speaks it: to be asked, and given a time here on their page. */
function OtherInterpreters(props: { tag: string; notThese: readonly string[] }) {
  const t = useText()
  const [outline] = createResource(readOutline)
  const others = (): NetworkOutline['people'] =>
    (outline.error ? [] : (outline.latest?.people ?? [])).filter(
      ({ id, kind, languages, mayEdit }) => kind === 'interpreter' && mayEdit && languages.includes(props.tag) && !props.notThese.includes(id),
    )
  return (
    <Show when={others().length > 0}>
      <p class="sp-day-others">
        {t('strandedOthers')}{' '}
        <For each={others()}>
          {(one, index) => (
            <>
              {index() > 0 ? ' · ' : ''}
              <a href={`#people/${one.id}`}>
                <bdi>{one.name}</bdi>
              </a>
            </>
          )}
        </For>
      </p>
    </Show>
  )
}
