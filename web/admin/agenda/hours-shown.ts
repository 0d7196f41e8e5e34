import type { Agenda } from '../../../shared/contracts/agenda.ts'
import type { Card } from './cards.ts'
import { shifted } from './days.ts'

/** From the first to the last hour in which the site is open or somebody is planned; `scrollTo` brings the present in sight. */
export function hoursShown(plan: Agenda, cards: readonly Card[], days: readonly string[]): { first: string; last: string; scrollTo: string } {
  const times = [...plan.open, ...cards.filter((card) => card.kind !== 'away')].flatMap(({ from, to }) => [
    minuteOf(from),
    // till midnight is the next day's first minute
    to === null ? minuteOf(from) + 15 : minuteOf(to) === 0 ? 24 * 60 : minuteOf(to),
  ])
  const [first, last] = times.length > 0 ? [Math.min(...times), Math.max(...times)] : [8 * 60, 18 * 60]
  const from = Math.floor(first / 60) * 60
  const to = Math.min(24 * 60, Math.max(from + 60, Math.ceil(last / 60) * 60))
  const now = days.includes(plan.now.slice(0, 10)) ? minuteOf(plan.now) - 30 : from
  return { first: clock(from), last: clock(to), scrollTo: clock(Math.min(to, Math.max(from, now))) }
}

/** When the site is closed on each of these days, for the background. */
export function closedOn(plan: Agenda, days: readonly string[]): { from: string; to: string }[] {
  return days.flatMap((day) => {
    const midnight = `${shifted(day, 1)}T00:00`
    const open = plan.open.filter(({ from }) => from.startsWith(day)).toSorted((one, other) => (one.from < other.from ? -1 : 1))
    const edges = [`${day}T00:00`, ...open.flatMap(({ from, to }) => [from, to]), midnight]
    return edges.flatMap((from, at) => (at % 2 === 0 && from < edges[at + 1]! ? [{ from, to: edges[at + 1]! }] : []))
  })
}

const minuteOf = (wallTime: string): number => Number(wallTime.slice(11, 13)) * 60 + Number(wallTime.slice(14, 16))
const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
