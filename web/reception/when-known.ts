import { type Accessor, createEffect, createSignal, on } from 'solid-js'

/** Sends a form. Whoever presses Enter before all is there that the answer needs is not asked to press again. */
export function whenKnown(isKnown: Accessor<boolean>, send: () => void): (event: Event) => void {
  const [pressed, setPressed] = createSignal(false)
  const go = () => {
    setPressed(!isKnown())
    if (isKnown()) send()
  }
  // the fields take first what was typed into them
  createEffect(on(isKnown, (known) => known && pressed() && queueMicrotask(go), { defer: true }))
  return (event) => {
    event.preventDefault()
    go()
  }
}
