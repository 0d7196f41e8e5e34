import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Interval } from '../../shared/domain/cells.ts'
import { blockedTimes, mayPlan, type PersonRules, type Plan, travelTimes } from '../../shared/domain/travel.ts'
import { controlRuns, patience, runs } from './oracle/replay.ts'
import { faultsOfLiving } from './oracle/travel.ts'

const minute = 60_000
const monday = Date.parse('2026-03-09T00:00:00Z')
const weekMs = 7 * 24 * 60 * minute
const at = (clock: string): number => Date.parse(`2026-03-10T${clock}:00Z`)
const plan = (siteId: string | null, from: string, to: string): Plan => ({ siteId, taken: { from: at(from), to: at(to) } })
const thirtyApart = travelTimes([{ from: 'centre', to: 'library', minutes: 30 }])
const rules: PersonRules = { travel: thirtyApart, weeklyMinutes: null, weeks: [{ from: monday, to: monday + weekMs }] }

describe('somebody who is at one site', () => {
  const morning = [plan('centre', '10:00', '10:30')]

  test('is at another when the way there has passed, and not before', () => {
    expect(mayPlan(plan('library', '11:00', '11:30'), morning, rules).ok).toBe(true)
    expect(mayPlan(plan('library', '10:55', '11:30'), morning, rules)).toEqual({ ok: false, code: 'slot_gone' })
    expect(mayPlan(plan('library', '09:00', '09:30'), morning, rules).ok).toBe(true)
    expect(mayPlan(plan('library', '09:00', '09:35'), morning, rules).ok).toBe(false)
  })

  test('goes on at the same one at once', () => {
    expect(mayPlan(plan('centre', '10:30', '11:00'), morning, rules).ok).toBe(true)
    expect(mayPlan(plan('centre', '10:25', '11:00'), morning, rules).ok).toBe(false)
  })

  test('takes a call from where they are', () => {
    expect(mayPlan(plan(null, '10:30', '11:00'), morning, rules).ok).toBe(true)
    expect(mayPlan(plan('library', '11:00', '11:30'), [...morning, plan(null, '10:30', '10:45')], rules).ok).toBe(true)
  })

  test('walks each direction in its own time, where both are known', () => {
    const uphill = travelTimes([
      { from: 'centre', to: 'library', minutes: 30 },
      { from: 'library', to: 'centre', minutes: 10 },
    ])
    expect(mayPlan(plan('library', '09:00', '09:50'), morning, { ...rules, travel: uphill }).ok).toBe(true)
    expect(mayPlan(plan('library', '10:40', '11:00'), morning, { ...rules, travel: uphill }).ok).toBe(false)
  })
})

describe('weekly hours', () => {
  const half = { ...rules, weeklyMinutes: 60 }
  test('are full to the minute', () => {
    const others = [plan('centre', '10:00', '10:30')]
    expect(mayPlan(plan('centre', '15:00', '15:30'), others, half).ok).toBe(true)
    expect(mayPlan(plan('centre', '15:00', '15:35'), others, half).ok).toBe(false)
  })
  test('count calls too, and other weeks not', () => {
    const others = [plan(null, '10:00', '11:00')]
    expect(mayPlan(plan('centre', '15:00', '15:05'), others, half).ok).toBe(false)
    const nextWeek = { from: monday + weekMs, to: monday + 2 * weekMs }
    const then = { siteId: 'centre', taken: { from: monday + weekMs + 60 * minute, to: monday + weekMs + 120 * minute } }
    expect(mayPlan(then, others, { ...half, weeks: [...half.weeks, nextWeek] }).ok).toBe(true)
  })
})

const day = 24 * 60 * minute
const sites = ['a', 'b', 'c', 'd']

/** Sites along a road, up one way and down the other: no way round is shorter than the way. */
const roads = fc
  .record({
    places: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 4 }),
    up: fc.constantFrom(0, 5, 10),
    down: fc.constantFrom(0, 5),
  })
  .map(({ places, up, down }) =>
    travelTimes(
      sites.flatMap((from, one) =>
        sites.map((to, other) => ({
          from,
          to,
          minutes: Math.max(0, places[other]! - places[one]!) * up + Math.max(0, places[one]! - places[other]!) * down,
        })),
      ),
    ),
  )

// Half of the plans lie on the days on which one week becomes the next, so that they meet
const plans = fc
  .record({
    siteId: fc.constantFrom(...sites, ...sites, null),
    onDay: fc.oneof(fc.constantFrom(6, 7), fc.integer({ min: 0, max: 20 })),
    from: fc.integer({ min: 0, max: 287 }),
    length: fc.integer({ min: 1, max: 18 }),
  })
  .map(({ siteId, onDay, from, length }) => {
    const begins = monday + onDay * day + from * 5 * minute
    return { siteId, taken: { from: begins, to: begins + length * 5 * minute } }
  })
const lives = fc.record({
  travel: roads,
  weeklyMinutes: fc.option(fc.integer({ min: 1, max: 60 }).map((count) => count * 5)),
  asked: fc.array(plans, { minLength: 1, maxLength: 14 }),
})
type Life = typeof lives extends fc.Arbitrary<infer Each> ? Each : never
type Rule = (plan: Plan, others: readonly Plan[], rules: PersonRules) => boolean

const weeks = [0, 1, 2, 3].map((index) => ({ from: monday + index * weekMs, to: monday + (index + 1) * weekMs }))
const faultsOf = ({ travel, weeklyMinutes }: Life, lived: readonly Plan[]) =>
  faultsOfLiving({ plans: lived, minutes: travel.minutes, weeklyMinutes, weekOf: (instant) => Math.floor((instant - monday) / weekMs) })

/** One plan after the other, each taken where the rule lets it. */
function livedBy(may: Rule, { travel, weeklyMinutes, asked }: Life) {
  const taken: Plan[] = []
  const refused: Plan[] = []
  for (const plan of asked) (may(plan, taken, { travel, weeklyMinutes, weeks }) ? taken : refused).push(plan)
  return { taken, refused }
}
const byRule: Rule = (plan, others, rules) => mayPlan(plan, others, rules).ok

test(
  'what the rule allows can be lived, and what it refuses could not have been',
  () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { taken, refused } = livedBy(byRule, life)
        expect(faultsOf(life, taken)).toEqual([])
        for (const plan of refused) expect(faultsOf(life, [...taken, plan])).not.toEqual([])
      }),
      runs(5000),
    )
  },
  patience,
)

test(
  'what a search is told to leave out is what the rule refuses',
  () => {
    const meets = (one: Interval, other: Interval): boolean => one.from < other.to && other.from < one.to
    const bySearch: Rule = ({ siteId, taken }, others, all) =>
      !blockedTimes(siteId, taken.to - taken.from, others, all).some((blocked) => meets(blocked, taken))
    fc.assert(
      fc.property(lives, (life) => {
        expect(livedBy(bySearch, life)).toEqual(livedBy(byRule, life))
      }),
      runs(5000),
    )
  },
  patience,
)

test.each<[string, (rules: PersonRules) => PersonRules]>([
  ['the way', (all) => ({ ...all, travel: travelTimes([]) })],
  ['the week', (all) => ({ ...all, weeklyMinutes: null })],
])('control: a rule that forgets %s plans what cannot be lived', (_what, forgetful) => {
  const property = fc.property(lives, (life) => {
    expect(faultsOf(life, livedBy((plan, others, all) => byRule(plan, others, forgetful(all)), life).taken)).toEqual([])
  })
  expect(fc.check(property, controlRuns(5000)).failed).toBe(true)
})
