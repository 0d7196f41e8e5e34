import { Show } from 'solid-js'
import { Icon } from '../../ui/icon.tsx'
import { useText } from '../text.ts'

const arrows: Readonly<Record<string, string>> = { up: 'chevron-up', down: 'chevron-down' }

/** The key as it is written on the button. */
export function KeyCap(props: { key: string }) {
  const t = useText()
  return (
    <kbd class="sp-key">
      <Show when={arrows[props.key]} fallback={props.key === 'space' ? t('keySpace') : props.key}>
        {(name) => <Icon name={name()} />}
      </Show>
    </kbd>
  )
}
