/** A weekly window as the network file writes it: weekdays `mon` to `sun`, times `HH:MM`, local days. */
export interface DrawnWindow {
  readonly on: readonly string[]
  readonly from: string
  readonly to: string
  readonly validFrom?: string | undefined
  readonly validTo?: string | undefined
}

/** An exception as the network file writes it; without times it closes these days. */
export interface DrawnException {
  readonly fromDay: string
  readonly toDay: string
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly reason: string
  readonly place?: string | undefined
  readonly address?: string | undefined
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/**
 * The exceptions of a place that closes on `day` (local, `YYYY-MM-DD`) at `time` (`HH:MM`) instead of when it would: what was open
 * until then stays open, other days stay as they are. Closing before it opens closes the day.
 */
export function closedEarly<Exception extends DrawnException>(
  hours: readonly DrawnWindow[],
  exceptions: readonly Exception[],
  day: string,
  time: string,
  reason: string,
): (Exception | DrawnException)[] {
  const ofDay = exceptions.filter((each) => covers(each, day))
  const others = exceptions.flatMap((each) => (covers(each, day) ? around(each, day) : [each]))
  const open = opened(hours, ofDay, day)
    .filter((window) => window.from < time)
    .map((window) => ({ ...window, fromDay: day, toDay: day, to: window.to < time ? window.to : time, reason }))
  return [...others, ...(open.length > 0 ? open : [{ fromDay: day, toDay: day, reason }])]
}

type Open = { readonly from: string; readonly to: string } & Pick<DrawnException, 'place' | 'address'>

function opened(hours: readonly DrawnWindow[], ofDay: readonly DrawnException[], day: string): Open[] {
  if (ofDay.length === 0) {
    const weekday = weekdays[new Date(`${day}T12:00:00Z`).getUTCDay()]!
    return hours.filter((each) => each.on.includes(weekday) && isValid(each, day)).map(({ from, to }) => ({ from, to }))
  }
  if (ofDay.some((each) => each.from === undefined)) return []
  return ofDay.map(({ from, to, place, address }) => ({ from: from!, to: to!, ...(place ? { place } : {}), ...(address ? { address } : {}) }))
}

const covers = ({ fromDay, toDay }: DrawnException, day: string): boolean => fromDay <= day && day <= toDay
const isValid = ({ validFrom, validTo }: DrawnWindow, day: string): boolean => (validFrom ?? day) <= day && day <= (validTo ?? day)

/** What an exception of several days says of those before and after. */
function around<Exception extends DrawnException>(exception: Exception, day: string): Exception[] {
  const before = exception.fromDay < day ? [{ ...exception, toDay: shifted(day, -1) }] : []
  const after = day < exception.toDay ? [{ ...exception, fromDay: shifted(day, 1) }] : []
  return [...before, ...after]
}

const shifted = (day: string, days: number): string => new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
