import { type Day, type Instant, type Interval, minute } from '../../shared/domain/cells.ts'
import { dayInterval, type Hours, localDay, localMinute, openIntervals, weekInterval } from '../../shared/domain/opening.ts'

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
  readonly #weeks = new Map<string, Interval>()
  readonly #quarters = new Map<string, Map<number, WallTime>>()

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

  /** As `localDay`. */
  dayOf(zone: string, instant: Instant): Day {
    return this.#quarterOf(zone, Math.floor(instant / quarter)).day
  }

  /** As `localMinute`. */
  minuteOf(zone: string, instant: Instant): number {
    const at = Math.floor(instant / quarter)
    return this.#quarterOf(zone, at).minuteOfDay + Math.floor((instant - at * quarter) / minute)
  }

  /** The local weeks that `range` touches, from Monday on. */
  weeksAround(zone: string, range: Interval): readonly Interval[] {
    const weeks: Interval[] = []
    for (let at = range.from; at < range.to; at = weeks.at(-1)!.to) weeks.push(this.#weekOf(zone, at))
    return weeks
  }

  #weekOf(zone: string, instant: Instant): Interval {
    const key = `week ${zone} ${this.dayOf(zone, instant)}`
    const known = this.#weeks.get(key) ?? weekInterval(zone, this.dayOf(zone, instant))
    this.#weeks.set(key, known)
    return known
  }

  // Since 1972 the clocks of all zones differ by full quarters of an hour, and are changed at one; to ask for one costs microseconds
  #quarterOf(zone: string, at: number): WallTime {
    const quarters = this.#quarters.get(zone) ?? new Map<number, WallTime>()
    this.#quarters.set(zone, quarters)
    const known = quarters.get(at)
    if (known) return known
    if (quarters.size >= kept) quarters.clear()
    const found = { day: localDay(zone, at * quarter), minuteOfDay: localMinute(zone, at * quarter) }
    quarters.set(at, found)
    return found
  }
}

interface WallTime {
  readonly day: Day
  readonly minuteOfDay: number
}
