import type { IconName } from './icon-names.ts'

/** Decoration beside a word, never instead of one: hidden from screen readers. `mirror`: arrows turn round in right-to-left. */
export function Icon(props: { name: IconName | (string & {}); class?: string; mirror?: boolean }) {
  return (
    <svg class={`sp-icon ${props.class ?? ''}`} classList={{ 'sp-mirror': props.mirror ?? false }} aria-hidden="true">
      <use href={`/icons.svg#${props.name}`} />
    </svg>
  )
}
