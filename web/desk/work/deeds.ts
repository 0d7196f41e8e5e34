import { createEffect, createMemo, createSignal } from 'solid-js'
import type { Clock } from '../../staff/clock.ts'
import type { TextKey } from '../text.ts'

/** What can be taken back, and whom it was about. */
export interface Deed {
  readonly what: TextKey
  /** the number, or the hour of the appointment */
  readonly name: string
  readonly at: number
}

export interface Deeds {
  /** the newest that can still be taken back */
  readonly newest: () => Deed | null
  readonly secondsLeft: () => number
  readonly done: (what: TextKey, name: string) => void
  readonly undone: () => void
}

/** As long as the server: the clerk sees how long it is still possible. */
const undoMs = 10_000

/** The deeds of the last ten seconds, the newest last; each undo takes one away. */
export function createDeeds(clock: Clock): Deeds {
  const [deeds, setDeeds] = createSignal<readonly Deed[]>([])
  const left = (deed: Deed): number => deed.at + undoMs - clock.now()
  const newest = createMemo(() => {
    const last = deeds().at(-1)
    return last && left(last) > 0 ? last : null
  })
  createEffect(() => {
    if (deeds().length > 0 && newest() === null) setDeeds([])
  })
  return {
    newest,
    secondsLeft: () => (newest() ? Math.max(1, Math.ceil(left(newest()!) / 1000)) : 0),
    done: (what, name) => setDeeds((before) => [...before, { what, name, at: clock.now() }]),
    undone: () => setDeeds((before) => before.slice(0, -1)),
  }
}
