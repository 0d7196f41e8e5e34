/**
 * One window of a drawn week. Weekday 1 is Monday, 7 is Sunday; minutes count from local midnight, 0 to 1440, and `toMinute` is
 * greater than `fromMinute`.
 */
export interface WeekSpan {
  readonly weekday: number
  readonly fromMinute: number
  readonly toMinute: number
}

/** Sorted by day and time; windows of a day neither overlap nor touch; every minute is a multiple of five. */
export type Week = readonly WeekSpan[]

/** The week after a stroke, and where in it the window stands that was touched: it may have melted with others. */
export interface Drawn {
  readonly week: Week
  readonly at: number
}

/** What a hand draws falls on quarters of an hour; what is typed, on five minutes. */
export const drawnMinutes = 15
const typedMinutes = 5
const minutesPerDay = 1440
const lastWeekday = 7

/** The same opening times as a week that can be drawn on. What is not a window is dropped. */
export function weekOf(spans: readonly WeekSpan[]): Week {
  const sorted = spans.map(onTheGrid).filter(lasts).sort(byTime)
  const week: WeekSpan[] = []
  for (const next of sorted) {
    const last = week.at(-1)
    if (!last || last.weekday !== next.weekday || next.fromMinute > last.toMinute) week.push(next)
    else if (next.toMinute > last.toMinute) week[week.length - 1] = { ...last, toMinute: next.toMinute }
  }
  return week
}

/**
 * A stroke between two minutes of a day, in either direction: its ends fall on the quarters that are nearest to the hand. A dot is
 * the quarter that it stands in.
 */
export function draw(week: Week, weekday: number, one: number, other: number): Drawn {
  const [start, end] = [Math.min(one, other), Math.max(one, other)]
  const isDot = round(start) === round(end)
  const fromMinute = between(isDot ? down(start) : round(start), 0, minutesPerDay - drawnMinutes)
  const toMinute = isDot ? fromMinute + drawnMinutes : round(end)
  return melted(week, { weekday, fromMinute, toMinute })
}

/** Carries a window to another day and time, as far as the week and the day go; it stays as long as it is. */
export function move(week: Week, at: number, days: number, minutes: number): Drawn {
  const span = week[at]
  if (!span) return { week, at }
  const length = span.toMinute - span.fromMinute
  const fromMinute = between(span.fromMinute + round(minutes), 0, minutesPerDay - length)
  return melted(remove(week, at), { weekday: between(span.weekday + days, 1, lastWeekday), fromMinute, toMinute: fromMinute + length })
}

/** Pulls one end of a window to a minute; the other end stays, a quarter of an hour away at least. */
export function resize(week: Week, at: number, end: 'from' | 'to', minute: number): Drawn {
  const span = week[at]
  if (!span) return { week, at }
  const least = Math.min(drawnMinutes, span.toMinute - span.fromMinute)
  return melted(
    remove(week, at),
    end === 'from'
      ? { ...span, fromMinute: between(round(minute), 0, span.toMinute - least) }
      : { ...span, toMinute: between(round(minute), span.fromMinute + least, minutesPerDay) },
  )
}

export const remove = (week: Week, at: number): Week => week.filter((_, index) => index !== at)

/** Times that were typed; null where the window would end before it begins. */
export function retime(week: Week, at: number, fromMinute: number, toMinute: number): Drawn | null {
  const span = week[at]
  if (!span || !lasts(onTheGrid({ ...span, fromMinute, toMinute }))) return null
  return melted(remove(week, at), { ...span, fromMinute, toMinute })
}

/** An hour more on a day, where it has room: an hour after its last window, else before its first; null where it has none. */
export function addAfter(week: Week, weekday: number, startMinute: number): Drawn | null {
  const own = week.filter((span) => span.weekday === weekday)
  const last = own.at(-1)
  const first = own[0]
  const hour = 60
  if (!first || !last) return melted(week, { weekday, fromMinute: startMinute, toMinute: startMinute + hour })
  const after = last.toMinute + hour
  if (after + hour <= minutesPerDay) return melted(week, { weekday, fromMinute: after, toMinute: after + hour })
  const before = first.fromMinute - hour
  return before - hour >= 0 ? melted(week, { weekday, fromMinute: before - hour, toMinute: before }) : null
}

/** Other days become as this one is. */
export function copyDay(week: Week, weekday: number, toWeekdays: readonly number[]): Week {
  const own = week.filter((span) => span.weekday === weekday)
  const kept = week.filter((span) => span.weekday === weekday || !toWeekdays.includes(span.weekday))
  return weekOf([...kept, ...toWeekdays.flatMap((each) => own.map((span) => ({ ...span, weekday: each })))])
}

/** How the grid stands on the screen: Monday at its start, which is the right side where the writing runs to the left. */
export interface GridView {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly rightToLeft: boolean
  readonly firstMinute: number
  readonly lastMinute: number
}

/** The day and the minute under a point; outside of the grid the nearest. */
export function placeAt(view: GridView, x: number, y: number): { weekday: number; minute: number } {
  const across = view.rightToLeft ? view.left + view.width - x : x - view.left
  const weekday = between(Math.floor((across / view.width) * lastWeekday) + 1, 1, lastWeekday)
  const minute = view.firstMinute + ((y - view.top) / view.height) * (view.lastMinute - view.firstMinute)
  return { weekday, minute: between(minute, view.firstMinute, view.lastMinute) }
}

/** The whole hours that the grid must show so that nothing of these weeks is hidden. */
export function shownHours(weeks: readonly Week[], firstHour: number, lastHour: number): { firstMinute: number; lastMinute: number } {
  const spans = weeks.flat()
  const first = Math.min(firstHour * 60, ...spans.map((span) => Math.floor(span.fromMinute / 60) * 60))
  const last = Math.max(lastHour * 60, ...spans.map((span) => Math.ceil(span.toMinute / 60) * 60))
  return { firstMinute: first, lastMinute: last }
}

/** Whether two weeks have a minute in common. */
export const meet = (one: Week, other: Week): boolean =>
  one.some((a) => other.some((b) => a.weekday === b.weekday && a.fromMinute < b.toMinute && b.fromMinute < a.toMinute))

function melted(rest: Week, span: WeekSpan): Drawn {
  const week = weekOf([...rest, span])
  return {
    week,
    at: week.findIndex((each) => each.weekday === span.weekday && each.fromMinute <= span.fromMinute && span.fromMinute < each.toMinute),
  }
}

const onTheGrid = ({ weekday, fromMinute, toMinute }: WeekSpan): WeekSpan => ({
  weekday,
  fromMinute: between(Math.round(fromMinute / typedMinutes) * typedMinutes, 0, minutesPerDay),
  toMinute: between(Math.round(toMinute / typedMinutes) * typedMinutes, 0, minutesPerDay),
})
const lasts = ({ weekday, fromMinute, toMinute }: WeekSpan): boolean => weekday >= 1 && weekday <= lastWeekday && fromMinute < toMinute
const byTime = (a: WeekSpan, b: WeekSpan): number => a.weekday - b.weekday || a.fromMinute - b.fromMinute || a.toMinute - b.toMinute
const between = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)
const round = (minute: number): number => Math.round(minute / drawnMinutes) * drawnMinutes
const down = (minute: number): number => Math.floor(minute / drawnMinutes) * drawnMinutes
