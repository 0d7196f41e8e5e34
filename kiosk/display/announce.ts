import type { Board, BoardCall } from '../../shared/contracts/board.ts'

/** When this screen first saw a call, or its latest recall: epoch milliseconds; 0 for what was there when it began to look. */
export interface Announced {
  readonly calls: number
  readonly at: number
}
export type Announcements = ReadonlyMap<string, Announced>

/** How long a new call stands out; nobody has to look up within one blink. */
export const freshMs = 12_000

/** What is new on this picture against the one before. It remembers the calls that are on the board, and nothing else. */
export function announce(before: Announcements | null, board: Board, now: number): Announcements {
  return new Map(board.calls.map((call) => [call.id, seen(before, call, now)]))
}

function seen(before: Announcements | null, call: BoardCall, now: number): Announced {
  if (!before) return { calls: call.calls, at: 0 }
  const known = before.get(call.id)
  return known && known.calls >= call.calls ? known : { calls: call.calls, at: now }
}

/** The call to show largest: the one announced last; without one, the newest of the server's list. */
export function newestOf(board: Board, announced: Announcements): BoardCall | null {
  const at = (call: BoardCall) => announced.get(call.id)?.at ?? 0
  return board.calls.reduce<BoardCall | null>((newest, call) => (newest === null || at(call) > at(newest) ? call : newest), null)
}

export const isFresh = (announced: Announced | undefined, now: number): boolean => announced !== undefined && now - announced.at < freshMs

/** A picture that is not one is as if it had never come: the last good one stays on the wall. */
export function wellFormed(picture: unknown): Board | null {
  const board = picture as Board | null
  if (!board || typeof board !== 'object' || !Array.isArray(board.calls) || typeof board.siteName !== 'string') return null
  return board.calls.every(isCall) ? (JSON.parse(JSON.stringify(board)) as Board) : null
}

const isCall = (call: BoardCall | null): boolean =>
  typeof call?.id === 'string' &&
  typeof call.desk === 'string' &&
  typeof call.calls === 'number' &&
  typeof call.face?.label === 'string' &&
  typeof call.face.mark === 'number'
