import { createEffect, createMemo, createSignal, onCleanup, untrack } from 'solid-js'
import type { Board } from '../../shared/contracts/board.ts'
import { follow } from '../../web/kit/live.ts'
import type { PairedDevice } from '../pairing.tsx'
import { wellFormed } from './announce.ts'

const restartMs = 5000
/** The stream reconnects by itself; a whole minute without a sign means that it does not. */
const hopelessMs = 60_000

/** The board's stream, begun anew whenever it ends: a screen on a wall has nobody to reload it. */
export function createFollowing(device: PairedDevice) {
  const [run, setRun] = createSignal(0)
  const live = createMemo(() => {
    run()
    return untrack(() => follow<Board>('/api/board/stream', { device: device.token }))
  })
  const board = createMemo<Board | null>((last) => wellFormed(live().picture.current) ?? last, null)
  createEffect(() => {
    const current = live()
    const timer = setInterval(() => {
      if (current.connection() === 'ended') void device.recheck().then(() => setRun(run() + 1))
      else if (Date.now() - current.lastHeard() > hopelessMs) setRun(run() + 1)
    }, restartMs)
    onCleanup(() => clearInterval(timer))
  })
  return { board, lastHeard: () => live().lastHeard() }
}
