import { type Day, type Instant, type Interval, minute } from '../../shared/domain/cells.ts'
import { dayInterval, type Hours, localDay, openIntervals } from '../../shared/domain/opening.ts'

/** Single days of some hundred owners over a season: a few megabytes. */
const kept = 20_000
const aheadMs = 12 * 60 * minute
const quarter = 15 * minute

/**
 * Expanded hours, remembered by owner and whole days: time zones are asked once, searches work on integers. It lives as long as
 * the network model it belongs to, so a change of hours starts from nothing.
 */
export class Openings {
  readonly #known = new Map<string, readonly Interval[]>()
  readonly #days = new Map<string, Map<number, Day>>()

  /** Open intervals of the whole local days that `range` touches; `owner` names the hours uniquely within the network. */
  around(owner: string, hours: Hours, range: Interval): readonly Interval[] {
    const first = this.dayOf(hours.zone, range.from)
    const last = this.dayOf(hours.zone, Math.max(range.from, range.to - 1))
    const key = `${owner} ${first} ${last}`
    const known = this.#known.get(key)
    if (known) return known
    if (this.#known.size >= kept) this.#known.clear()
    const expanded = openIntervals(hours, { from: dayInterval(hours.zone, first).from, to: dayInterval(hours.zone, last).to })
    this.#known.set(key, expanded)
    return expanded
  }

  isOpenAt(owner: string, hours: Hours, instant: Instant): boolean {
    return this.intervalAt(owner, hours, instant) !== undefined
  }

  intervalAt(owner: string, hours: Hours, instant: Instant): Interval | undefined {
    // Looks past midnight, so that a site open through the night does not seem to close at it
    return this.around(owner, hours, { from: instant, to: instant + aheadMs }).find((interval) => interval.from <= instant && instant < interval.to)
  }

  /** As `localDay`, remembered: no zone has changed its day but at a full quarter of an hour of UTC since 1972. */
  dayOf(zone: string, instant: Instant): Day {
    const days = this.#days.get(zone) ?? new Map<number, Day>()
    this.#days.set(zone, days)
    const at = Math.floor(instant / quarter)
    const known = days.get(at)
    if (known !== undefined) return known
    if (days.size >= kept) days.clear()
    const day = localDay(zone, instant)
    days.set(at, day)
    return day
  }
}
