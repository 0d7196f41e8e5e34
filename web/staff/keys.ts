import { onCleanup } from 'solid-js'

/** Letters, digits, `?`, `space`, `up` and `down`, each to what it does now. */
export type Keys = Readonly<Record<string, (() => void) | undefined>>

/**
 * Single keys for the whole page: never with a modifier, while typing, while held down, or behind an open dialog. Where the page
 * has a field that is always ready for typing, `withAlt` lets the same keys work with Alt from there too. `inDialog`: the keys of the
 * dialog that is open.
 */
export function listenToKeys(keys: () => Keys, { withAlt = false, inDialog = false } = {}): void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.repeat || event.ctrlKey || event.metaKey || (event.altKey && !withAlt) || event.isComposing || event.defaultPrevented) return
    const target = event.target instanceof Element ? event.target : document.body
    if ((isTyping(target) && !event.altKey) || (!inDialog && document.querySelector('dialog[open]'))) return
    const key = keyOf(event)
    // a focused button has the space bar for itself
    const press = key === 'space' && target.closest('button, a, input, summary') ? undefined : keys()[key]
    if (!press) return
    event.preventDefault()
    press()
  }
  document.addEventListener('keydown', onKeyDown)
  onCleanup(() => document.removeEventListener('keydown', onKeyDown))
}

const isTyping = (target: Element): boolean =>
  target.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]') !== null

/** By letter where the layout has Latin letters, by place where it has Arabic or Bengali ones. */
function keyOf(event: KeyboardEvent): string {
  if (event.key === ' ') return 'space'
  if (event.key === 'ArrowUp' || event.key === 'ArrowDown') return event.key === 'ArrowUp' ? 'up' : 'down'
  if (event.key === '?' || event.key === '؟') return '?'
  if (/^[a-z0-9]$/i.test(event.key)) return event.key.toLowerCase()
  return /^(?:Key|Digit)([A-Z0-9])$/.exec(event.code)?.[1]?.toLowerCase() ?? ''
}
