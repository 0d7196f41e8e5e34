import { type Cell, cellOf, type Day, type Instant, startOfCell } from './cells.ts'

/**
 * Where there is no kiosk, a code on the door or the board lets a phone take a number. It changes every five minutes, so that it
 * is read there and not sent to somebody at home; who has read it has ten more minutes to choose.
 */
export const doorSeal = (siteId: string, now: Instant): string => sealOf(siteId, cellOf(now))

/** Until when the code that is shown now is the newest. */
export const doorUntil = (now: Instant): Instant => startOfCell(cellOf(now) + 1)

/** Of the sheet of paper that reception prints: it holds for that day. */
export const posterSeal = (siteId: string, day: Day): string => `${siteId}.${day}`

const graceCells = 2

/** Every seal that opens the door of this site now; `today` is the site's. */
export function openSeals(siteId: string, today: Day, now: Instant): string[] {
  const shown = Array.from({ length: graceCells + 1 }, (_, ago) => sealOf(siteId, cellOf(now) - ago))
  return [...shown, posterSeal(siteId, today)]
}

const sealOf = (siteId: string, cell: Cell): string => `${siteId}.${cell}`
