import { createEffect, on } from 'solid-js'
import type { Part } from '../part/part.ts'

/** A long form that was refused leads to the first place that is to be mended; it may be far above the button. */
export function leadToFirstMistake<Value extends object>(part: Part<Value>): void {
  createEffect(
    on(part.sending.refusal, (refusal) => {
      // the mistakes are drawn by the same change, after this effect
      if (refusal?.problem?.fields) setTimeout(showFirst)
    }),
  )
}

function showFirst(): void {
  const field = document.querySelector<HTMLElement>('.sp-part [aria-invalid="true"]')
  const mistake = document.querySelector<HTMLElement>('.sp-part .sp-mistake')
  if (field && mistake && field.compareDocumentPosition(mistake) & Node.DOCUMENT_POSITION_FOLLOWING) field.focus({ preventScroll: true })
  const first = mistake ?? field
  first?.scrollIntoView({ block: 'center' })
}
