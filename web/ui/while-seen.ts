import { onCleanup } from 'solid-js'

const againMs = 60_000

/** A page left open is looked at again hours later: `again` when it is taken up, when the line is back, and every minute meanwhile. */
export function whileSeen(again: () => void): void {
  const look = () => document.visibilityState === 'visible' && again()
  const timer = setInterval(look, againMs)
  document.addEventListener('visibilitychange', look)
  addEventListener('online', look)
  onCleanup(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
    removeEventListener('online', look)
  })
}
