import { type Instant, minute } from './cells.ts'

/** A clerk who is free a little early need not wait; nobody is called before they expect it. */
const earlyMinutes = 10

/** The instant from which a phone or video appointment may be called. */
export const mayCallFrom = (start: Instant): Instant => start - earlyMinutes * minute
