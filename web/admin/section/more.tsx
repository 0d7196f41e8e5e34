import type { JSX } from 'solid-js'
import { Icon } from '../../ui/icon.tsx'
import { useText } from './text.ts'

/** What most never need, behind a word. */
export function More(props: { open: boolean; label?: string; children: JSX.Element }) {
  const t = useText()
  return (
    <details class="sp-more" open={props.open}>
      <summary>
        <Icon name="chevron-down" />
        {props.label ?? t('more')}
      </summary>
      <div class="sp-more-fields">{props.children}</div>
    </details>
  )
}
