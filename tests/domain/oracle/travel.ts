import type { Plan } from '../../../shared/domain/travel.ts'

const cell = 5 * 60_000

export interface DayOfLife {
  readonly plans: readonly Plan[]
  readonly minutes: (from: string, to: string) => number
  readonly weeklyMinutes: number | null
  readonly weekOf: (instant: number) => number
}

/**
 * Lives through the plans cell by cell: at something, or on the way to what comes next, or free. Answers what goes wrong: two
 * things at once, a place not reached in time, a week with more than its minutes.
 */
export function faultsOfLiving({ plans, minutes, weeklyMinutes, weekOf }: DayOfLife): string[] {
  const faults: string[] = []
  const inOrder = plans.toSorted((one, other) => one.taken.from - other.taken.from)
  const at = new Set<number>()
  const week = new Map<number, number>()
  let place: string | null = null
  let leftAt = Number.NEGATIVE_INFINITY
  for (const { taken, siteId } of inOrder) {
    for (let now = taken.from; now < taken.to; now += cell) {
      if (at.has(now)) faults.push('two at once')
      at.add(now)
    }
    for (const which of new Set([weekOf(taken.from), weekOf(taken.to - 1)]))
      week.set(which, (week.get(which) ?? 0) + (taken.to - taken.from) / 60_000)
    if (siteId === null) continue
    if (place !== null && leftAt + minutes(place, siteId) * 60_000 > taken.from) faults.push('not there in time')
    place = siteId
    leftAt = taken.to
  }
  if (weeklyMinutes !== null && [...week.values()].some((sum) => sum > weeklyMinutes)) faults.push('too many hours')
  return faults
}
