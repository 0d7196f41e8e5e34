import { For, Show } from 'solid-js'
import { Icon } from '../../ui/icon.tsx'
import type { PlacelessMistake } from './field-mistakes.ts'
import { useText } from './text.ts'

/** Mistakes at fields that are not in sight, and what the part as a whole is refused for. */
export function UnplacedMistakes(props: { mistakes: readonly PlacelessMistake[]; nameOf: ((path: string) => string | undefined) | undefined }) {
  const t = useText()
  return (
    <Show when={props.mistakes.length > 0}>
      <ul class="sp-unplaced" aria-label={t('mistakesList')}>
        <For each={props.mistakes}>
          {(mistake) => (
            <li class="sp-mistake">
              <Icon name="circle-alert" />
              <span>
                <Show when={props.nameOf?.(mistake.path)}>{(name) => <bdi>{name()}: </bdi>}</Show>
                <bdi>{mistake.words}</bdi>
              </span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
