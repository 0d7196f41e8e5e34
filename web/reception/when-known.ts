import { type Accessor, createEffect, createSignal, on } from 'solid-js'

/** For a form: sends it. Whoever presses Enter before all is there that the answer needs is not asked to press again. */
export function whenKnown(isKnown: Accessor<boolean>, send: () => void) {
  const [pressed, setPressed] = createSignal(false)
  const go = () => {
    setPressed(!isKnown())
    if (isKnown()) send()
  }
  // Whoever goes on filling it in has not sent it yet; what is picked from a list is no input
  const forget = () => setPressed(false)
  // the fields take first what was typed into them
  createEffect(on(isKnown, (known) => known && pressed() && queueMicrotask(() => pressed() && go()), { defer: true }))
  return {
    onSubmit: (event: Event) => {
      event.preventDefault()
      go()
    },
    onInput: forget,
    onPointerDown: forget,
    onKeyDown: (event: KeyboardEvent) => event.key !== 'Enter' && forget(),
  }
}
