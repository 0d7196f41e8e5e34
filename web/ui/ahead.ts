import type { Wait } from '../../shared/contracts/tickets.ts'

/** Somebody whom no desk that is open now could take. */
export const isForNobody = (wait: Wait | null): boolean => wait?.kind === 'unknown' && wait.reason === 'noDesk'

/** Somebody whom it closes before, or whose office has closed: they may be the first of all, and are not the next. */
const isAfterClosing = (wait: Wait | null): boolean => wait?.kind === 'unknown' && wait.reason === 'afterClosing'

/** Somebody whom nobody will serve today. */
export const isStranded = (wait: Wait | null): boolean => wait?.kind === 'unknown' && ['noDeskToday', 'noInterpreterToday'].includes(wait.reason)

interface Place {
  readonly ahead: number | null
  readonly wait: Wait | null
}

/** How many come before, where that can be said: nobody is the next of a desk at which nobody sits, at one that closes before, or in a row that does not move. */
export const aheadOf = ({ ahead, wait }: Place): number | null =>
  (ahead === 0 && (isForNobody(wait) || isAfterClosing(wait))) || isStranded(wait) ? null : ahead
