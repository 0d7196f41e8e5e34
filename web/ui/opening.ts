import type { Site } from '../../shared/contracts/network.ts'
import { weekdayName } from '../../shared/text/when.ts'

export interface OpeningLine {
  readonly days: string
  readonly times: readonly string[]
}

const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** Opening hours as people write them: days with the same hours on one line, in the order of the week. */
export function openingLines(hours: Site['hours'], language: string, comma: string): OpeningLine[] {
  const byTimes = new Map<string, number[]>()
  for (const weekday of weekdays) {
    const times = timesOf(hours, weekday)
    if (times.length > 0) byTimes.set(times.join(), [...(byTimes.get(times.join()) ?? []), weekday])
  }
  return [...byTimes].map(([times, days]) => ({ days: daysOf(days, language, comma), times: times.split(',') }))
}

const timesOf = (hours: Site['hours'], weekday: number): string[] =>
  hours
    .filter((one) => one.weekday === weekday)
    .map((one) => `${one.from}–${one.to}`)
    .sort()

/** `lunedì – venerdì` for three and more in a row, else each by its name */
function daysOf(days: number[], language: string, comma: string): string {
  const inRow = days.length > 2 && days[days.length - 1]! - days[0]! === days.length - 1
  const named = (inRow ? [days[0]!, days[days.length - 1]!] : days).map((day) => weekdayName(day, language))
  return named.join(inRow ? ' – ' : comma)
}
