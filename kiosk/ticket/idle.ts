import { createEffect, createSignal, onCleanup } from 'solid-js'

/** WCAG 2.2.1: a warning after a minute, and half a minute to say "I am still here", as often as wanted. */
export const idleSeconds = 90
export const warningSeconds = 30
/** The last screen has nothing to answer: long enough to read it and to point a camera at it, and a touch gives it all back. */
export const endSeconds = 45

/** On what carries this attribute a touch is an answer to the warning, not a sign of life. */
const answers = '[data-answers]'

/** Seconds without a touch until `end`. `seconds` null: nothing to count. */
export function createCountdown(seconds: () => number | null, end: () => void) {
  const [left, setLeft] = createSignal<number | null>(null)
  // performance.now: a corrected wall clock must not end anybody's visit
  let touchedAt = performance.now()
  createEffect(() => {
    const all = seconds()
    extend()
    if (all === null) return
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil(all - (performance.now() - touchedAt) / 1000))
      setLeft(now)
      if (now === 0) end()
    }, 250)
    const touch = (event: Event) => !(event.target instanceof Element && event.target.closest(answers)) && extend()
    for (const kind of touches) addEventListener(kind, touch)
    onCleanup(() => {
      clearInterval(timer)
      for (const kind of touches) removeEventListener(kind, touch)
    })
  })
  return { left, extend }

  function extend() {
    touchedAt = performance.now()
    setLeft(seconds())
  }
}

const touches = ['pointerdown', 'keydown'] as const
