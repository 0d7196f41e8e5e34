import { Show } from 'solid-js'
import type { TicketFace } from '../../shared/contracts/tickets.ts'

// Filled outlines in a 24 × 24 box; index = mark. They differ in outline, not only in colour.
const shapes = [
  'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Z',
  'M3 3h18v18H3Z',
  'M12 2.5 23 21.5H1Z',
  'M12 1 23 12 12 23 1 12Z',
  'm12 1 3.2 7.3 7.8.7-5.9 5.3 1.8 7.8L12 18l-6.9 4.1 1.8-7.8L1 9l7.8-.7Z',
  'M12 1.5 21.5 7v10L12 22.5 2.5 17V7Z',
  'M12 1c4.5 5.2 7.5 9 7.5 13.2a7.5 7.5 0 0 1-15 0C4.500 10 7.500 6.200 12 1Z',
  'M8.500 2h7v6.500H22v7h-6.500V22h-7v-6.500H2v-7h6.500Z',
]

/** A ticket as everybody knows it again: number, colour and shape. Colour and shape follow from the number and mean nothing else. */
export function Face(props: { face: TicketFace; class?: string; shapeOnly?: boolean }) {
  return (
    <span class={`sp-face ${props.class ?? ''}`} data-mark={props.face.mark} style={{ '--mark': `var(--mark-${props.face.mark})` }}>
      <svg class="sp-shape" viewBox="0 0 24 24" aria-hidden="true">
        <path d={shapes[props.face.mark]} />
      </svg>
      <Show when={!props.shapeOnly}>
        <bdi dir="ltr" class="sp-number">
          {props.face.label}
        </bdi>
      </Show>
    </span>
  )
}
