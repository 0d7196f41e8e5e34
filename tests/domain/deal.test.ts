import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Interval } from '../../shared/domain/cells.ts'
import { dealtAnew, entangledWith, type Place, type Seat } from '../../shared/domain/deal.ts'
import { without } from '../../shared/domain/intervals.ts'
import { patience, runs } from './oracle/replay.ts'

const always: Interval = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
const place = (resourceId: string, windows: readonly Interval[] = [always]): Place => ({ resourceId, windows })
const seat = (from: number, to: number, has: string | null = null): Seat => ({ visit: { from, to }, taken: { from, to }, has })

test('whoever has a place keeps it where nobody needs them to move', () => {
  expect(dealtAnew([seat(0, 2, 'b'), seat(1, 3, 'a'), seat(2, 4)], [place('a'), place('b')])).toEqual(['b', 'a', 'b'])
})

test('two make room for a third who fits in neither gap', () => {
  // a is free until 2, b from 2 on: nobody from 0 to 4 fits before they move together
  expect(dealtAnew([seat(2, 4, 'a'), seat(0, 2, 'b'), seat(0, 4)], [place('a'), place('b')])).toEqual(['b', 'b', 'a'])
})

test('too few places is no deal', () => {
  expect(dealtAnew([seat(0, 2, 'a'), seat(1, 3, 'b'), seat(1, 2)], [place('a'), place('b')])).toBeNull()
})

test('a place that is away for an hour takes nobody in it', () => {
  const away = place('a', without([{ from: 0, to: 10 }], [{ from: 4, to: 6 }]))
  expect(dealtAnew([seat(0, 4), seat(6, 8)], [away])).toEqual(['a', 'a'])
  expect(dealtAnew([seat(3, 5)], [away])).toBeNull()
})

const stretch = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 8 })).map(([from, length]) => seat(from, from + length))
const busiest = (seats: readonly Seat[]): number =>
  Math.max(0, ...seats.map(({ taken }) => seats.filter((other) => other.taken.from <= taken.from && taken.from < other.taken.to).length))

test(
  'as many places as people at the busiest instant are enough, and one less is not',
  () => {
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 1, maxLength: 20 }), (seats) => {
        const most = busiest(seats)
        const places = Array.from({ length: most }, (_, index) => place(`p${index}`))
        const dealt = dealtAnew(seats, places)!
        for (const [one, first] of seats.entries())
          for (const [other, second] of seats.entries())
            if (one < other && dealt[one] === dealt[other])
              expect(first.taken.from >= second.taken.to || second.taken.from >= first.taken.to).toBe(true)
        expect(dealtAnew(seats, places.slice(1))).toBeNull()
      }),
      runs(2000),
    )
  },
  patience,
)

test('whoever is entangled is found through others, and nobody else', () => {
  const others = [seat(0, 2), seat(1, 4), seat(4, 6), seat(8, 9)]
  expect(entangledWith({ from: 3, to: 5 }, others)).toEqual(others.slice(0, 3))
  expect(entangledWith({ from: 6, to: 8 }, others)).toEqual([])
})

const times = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 9 })), { maxLength: 6 })
  .map((all) => all.map(([from, length]) => ({ from, to: from + length })))
const covers = (intervals: readonly Interval[], at: number): boolean => intervals.some(({ from, to }) => from <= at && at < to)

test(
  'what is left of windows is what they cover and nobody takes away',
  () => {
    fc.assert(
      fc.property(times, times, (windows, away) => {
        const left = without(windows, away)
        for (let at = 0; at < 60; at++) expect(covers(left, at)).toBe(covers(windows, at) && !covers(away, at))
        expect(left.every(({ from, to }) => from < to) || away.length === 0).toBe(true)
      }),
      runs(2000),
    )
  },
  patience,
)
