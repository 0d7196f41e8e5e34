import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addAfter,
  copyDay,
  type Drawn,
  draw,
  type GridView,
  meet,
  move,
  placeAt,
  remove,
  resize,
  retime,
  shownHours,
  type Week,
  type WeekSpan,
  weekOf,
} from '../../shared/domain/week-grid.ts'
import { controlRuns, runs } from './oracle/replay.ts'

const tuesday = 2
const span = (weekday: number, from: number, to: number): WeekSpan => ({ weekday, fromMinute: from * 60, toMinute: to * 60 })

describe('a hand', () => {
  test('draws a window, downwards or upwards', () => {
    expect(draw([], tuesday, 9 * 60, 13 * 60)).toEqual({ week: [span(tuesday, 9, 13)], at: 0 })
    expect(draw([], tuesday, 13 * 60, 9 * 60)).toEqual({ week: [span(tuesday, 9, 13)], at: 0 })
  })

  test('need not be steady: the nearest quarters count', () => {
    expect(draw([], tuesday, 9 * 60 - 4, 13 * 60 + 6).week).toEqual([span(tuesday, 9, 13)])
  })

  test('that only dots draws a quarter of an hour', () => {
    expect(draw([], tuesday, 605, 605).week).toEqual([{ weekday: tuesday, fromMinute: 600, toMinute: 615 }])
    expect(draw([], tuesday, 1440, 1440).week).toEqual([{ weekday: tuesday, fromMinute: 1425, toMinute: 1440 }])
  })

  test('draws into a window: they become one', () => {
    expect(draw([span(tuesday, 9, 11), span(tuesday, 15, 17)], tuesday, 11 * 60, 15 * 60)).toEqual({ week: [span(tuesday, 9, 17)], at: 0 })
  })

  test('carries a window to another day, and no further than the week and the day go', () => {
    expect(move([span(tuesday, 9, 13)], 0, 3, 60).week).toEqual([span(5, 10, 14)])
    expect(move([span(tuesday, 9, 13)], 0, 9, 6000).week).toEqual([span(7, 20, 24)])
    expect(move([span(tuesday, 9, 13)], 0, -9, -6000).week).toEqual([span(1, 0, 4)])
  })

  test('pulls one end, and never past the other', () => {
    expect(resize([span(tuesday, 9, 13)], 0, 'to', 14 * 60 + 4).week).toEqual([span(tuesday, 9, 14)])
    expect(resize([span(tuesday, 9, 13)], 0, 'from', 15 * 60).week).toEqual([{ weekday: tuesday, fromMinute: 765, toMinute: 780 }])
  })

  test('may pull one end into the next window', () => {
    expect(resize([span(tuesday, 9, 11), span(tuesday, 12, 14)], 0, 'to', 12 * 60)).toEqual({ week: [span(tuesday, 9, 14)], at: 0 })
  })
})

test('times that were typed may fall on five minutes, and a window that ends before it begins is none', () => {
  expect(retime([span(tuesday, 9, 13)], 0, 545, 770)?.week).toEqual([{ weekday: tuesday, fromMinute: 545, toMinute: 770 }])
  expect(retime([span(tuesday, 9, 13)], 0, 780, 540)).toBeNull()
  expect(retime([span(tuesday, 9, 13)], 0, Number.NaN, 540)).toBeNull()
})

test('one more window stands an hour after the last one, or before the first where the day is over', () => {
  expect(addAfter([], tuesday, 540)?.week).toEqual([span(tuesday, 9, 10)])
  expect(addAfter([span(tuesday, 9, 13)], tuesday, 540)).toEqual({ week: [span(tuesday, 9, 13), span(tuesday, 14, 15)], at: 1 })
  expect(addAfter([span(tuesday, 9, 23)], tuesday, 540)).toEqual({ week: [span(tuesday, 7, 8), span(tuesday, 9, 23)], at: 0 })
  expect(addAfter([span(tuesday, 0, 24)], tuesday, 540)).toBeNull()
})

test('a day is copied over others, whatever stood there', () => {
  const week = [span(1, 9, 13), span(1, 15, 17), span(2, 8, 9), span(6, 10, 12)]
  expect(copyDay(week, 1, [2, 3])).toEqual([
    span(1, 9, 13),
    span(1, 15, 17),
    span(2, 9, 13),
    span(2, 15, 17),
    span(3, 9, 13),
    span(3, 15, 17),
    span(6, 10, 12),
  ])
})

test('the grid shows working hours, and more where something lies outside of them', () => {
  expect(shownHours([[span(1, 9, 13)]], 6, 22)).toEqual({ firstMinute: 360, lastMinute: 1320 })
  expect(shownHours([[span(1, 5, 13)], [{ weekday: 2, fromMinute: 1200, toMinute: 1385 }]], 6, 22)).toEqual({ firstMinute: 300, lastMinute: 1440 })
})

test('two weeks meet where they have a minute in common', () => {
  expect(meet([span(1, 9, 13)], [span(1, 12, 14)])).toBe(true)
  expect(meet([span(1, 9, 13)], [span(1, 13, 14), span(2, 9, 13)])).toBe(false)
})

describe('a point on the screen', () => {
  const view: GridView = { left: 100, top: 50, width: 700, height: 960, rightToLeft: false, firstMinute: 360, lastMinute: 1320 }
  test('is a day and a minute', () => {
    expect(placeAt(view, 250, 50 + 180)).toEqual({ weekday: 2, minute: 540 })
  })
  test('is the mirrored day where the writing runs to the left', () => {
    expect(placeAt({ ...view, rightToLeft: true }, 650, 50 + 180)).toEqual({ weekday: 2, minute: 540 })
  })
  test('outside of the grid is the nearest inside', () => {
    expect(placeAt(view, 0, 0)).toEqual({ weekday: 1, minute: 360 })
    expect(placeAt(view, 5000, 5000)).toEqual({ weekday: 7, minute: 1320 })
  })
})

const minutes = fc.integer({ min: -60, max: 1500 })
const anyWeekday = fc.integer({ min: 1, max: 7 })
const spans = fc.array(fc.record({ weekday: anyWeekday, fromMinute: minutes, toMinute: minutes }), { maxLength: 12 })
const index = fc.nat({ max: 6 })
type Stroke = (week: Week) => Week
const strokes: fc.Arbitrary<Stroke> = fc.oneof(
  fc.tuple(anyWeekday, minutes, minutes).map(
    ([day, one, other]) =>
      (week: Week) =>
        draw(week, day, one, other).week,
  ),
  fc.tuple(index, fc.integer({ min: -7, max: 7 }), minutes).map(
    ([at, days, by]) =>
      (week: Week) =>
        move(week, at, days, by).week,
  ),
  fc.tuple(index, fc.constantFrom('from' as const, 'to' as const), minutes).map(
    ([at, end, to]) =>
      (week: Week) =>
        resize(week, at, end, to).week,
  ),
  fc.tuple(index, minutes, minutes).map(
    ([at, from, to]) =>
      (week: Week) =>
        retime(week, at, from, to)?.week ?? week,
  ),
  fc.tuple(anyWeekday, fc.subarray([1, 2, 3, 4, 5, 6, 7])).map(
    ([day, to]) =>
      (week: Week) =>
        copyDay(week, day, to),
  ),
  anyWeekday.map((day) => (week: Week) => addAfter(week, day, 540)?.week ?? week),
  index.map((at) => (week: Week) => remove(week, at)),
)

const isWhole = (week: Week): boolean =>
  week.every(({ weekday, fromMinute, toMinute }, at) => {
    const next = week[at + 1]
    const apart = !next || next.weekday > weekday || (next.weekday === weekday && next.fromMinute > toMinute)
    return apart && fromMinute >= 0 && toMinute <= 1440 && fromMinute < toMinute && fromMinute % 5 === 0 && toMinute % 5 === 0
  })
const isOpen = (week: Week, weekday: number, minute: number): boolean =>
  week.some((each) => each.weekday === weekday && each.fromMinute <= minute && minute < each.toMinute)
const openMinutes = (week: Week): number => week.reduce((sum, each) => sum + each.toMinute - each.fromMinute, 0)

describe('whatever is drawn', () => {
  test('no two windows of a day overlap or touch, and every minute is a multiple of five', () => {
    fc.assert(
      fc.property(spans, fc.array(strokes, { maxLength: 20 }), (start, hand) => {
        expect(isWhole(hand.reduce((week, stroke) => stroke(week), weekOf(start)))).toBe(true)
      }),
      runs(1000),
    )
  })

  test('the window that was touched is found where it now stands', () => {
    fc.assert(
      fc.property(spans, index, fc.integer({ min: -7, max: 7 }), minutes, (start, at, days, by) => {
        const week = weekOf(start)
        fc.pre(at < week.length)
        const drawn: Drawn = move(week, at, days, by)
        expect(openMinutes([drawn.week[drawn.at]!])).toBeGreaterThanOrEqual(openMinutes([week[at]!]))
      }),
      runs(500),
    )
  })

  test('a stroke closes nothing that was open', () => {
    fc.assert(
      fc.property(spans, anyWeekday, minutes, minutes, anyWeekday, fc.nat({ max: 1439 }), (start, day, one, other, weekday, minute) => {
        const week = weekOf(start)
        expect(isOpen(draw(week, day, one, other).week, weekday, minute) || !isOpen(week, weekday, minute)).toBe(true)
      }),
      runs(500),
    )
  })

  // The control: a hand that only lays windows down is found out.
  test('windows that are laid over each other are noticed', () => {
    const layDown = (week: Week, { weekday, fromMinute, toMinute }: WeekSpan): Week =>
      fromMinute < toMinute ? [...week, { weekday, fromMinute, toMinute }] : week
    const found = fc.check(
      fc.property(spans, (start) => isWhole(start.reduce(layDown, [] as Week))),
      controlRuns(500),
    )
    expect(found.failed).toBe(true)
  })
})
