import { onCleanup } from 'solid-js'

/** `1` to `9` choose, wherever the focus is in the dialog, but for a field in which somebody types. */
export function listenToDigits(choose: (index: number) => void): void {
  const onKeyDown = (event: KeyboardEvent) => {
    const typing = event.target instanceof Element && event.target.closest('input:not([type=checkbox]), textarea') !== null
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || typing || !/^[1-9]$/.test(event.key)) return
    event.preventDefault()
    choose(Number(event.key) - 1)
  }
  document.addEventListener('keydown', onKeyDown)
  onCleanup(() => document.removeEventListener('keydown', onKeyDown))
}
