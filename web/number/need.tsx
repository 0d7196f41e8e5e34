import { createSignal, For, Show } from 'solid-js'
import type { DoorSite } from '../../shared/contracts/doors.ts'
import { Choice } from '../ui/choice.tsx'
import { Question } from './question.tsx'
import { go } from './steps.ts'
import { t } from './texts.ts'

/** More choices than this on one screen, and people stop reading. */
const atOnce = 6

export function Need(props: { services: DoorSite['services'] }) {
  const [from, setFrom] = createSignal(0)
  const isLong = () => props.services.length > atOnce
  const shown = () => (isLong() ? props.services.slice(from(), from() + atOnce - 1) : props.services)
  const showMore = () => setFrom(from() + atOnce - 1 < props.services.length ? from() + atOnce - 1 : 0)
  return (
    <Question title={props.services.length > 0 ? t('needTitle') : t('none')}>
      <ul class="list-unstyled d-grid gap-3 mb-4">
        <For each={shown()}>
          {(one) => (
            <li class="d-flex">
              <Choice icon={one.icon} word={one.name} onChoose={() => go({ at: 'offer', serviceId: one.id })} />
            </li>
          )}
        </For>
        <Show when={isLong()}>
          <li class="d-flex">
            <Choice icon="chevron-down" word={t('more')} onChoose={showMore} />
          </li>
        </Show>
      </ul>
    </Question>
  )
}
