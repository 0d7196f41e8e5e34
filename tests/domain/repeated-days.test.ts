import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostRepeated, repeatedDays, repetitions } from '../../shared/domain/repeated-days.ts'
import { runs } from './oracle/replay.ts'

test('a stop comes back every week, or every second one', () => {
  expect(repeatedDays('2026-03-10', 'week', '2026-03-31')).toEqual(['2026-03-17', '2026-03-24', '2026-03-31'])
  expect(repeatedDays('2026-03-10', 'twoWeeks', '2026-04-10')).toEqual(['2026-03-24', '2026-04-07'])
})

test('a month later is the second Tuesday again', () => {
  expect(repeatedDays('2026-03-10', 'month', '2026-06-30')).toEqual(['2026-04-14', '2026-05-12', '2026-06-09'])
})

test('the fifth Tuesday comes back as the last one of each month', () => {
  expect(repeatedDays('2026-03-31', 'month', '2026-06-30')).toEqual(['2026-04-28', '2026-05-26', '2026-06-30'])
})

test('nothing comes back before its day, nor without an end', () => {
  expect(repeatedDays('2026-03-10', 'week', '2026-03-10')).toEqual([])
  expect(repeatedDays('2026-03-10', 'week', '9999-12-31')).toHaveLength(mostRepeated)
})

test('whatever comes back is on the same weekday, later, and once', () => {
  const anyDay = fc.integer({ min: 0, max: 3000 }).map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10))
  const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()
  fc.assert(
    fc.property(anyDay, fc.constantFrom(...repetitions), anyDay, (day, every, until) => {
      const days = repeatedDays(day, every, until)
      expect(days.every((each) => weekdayOf(each) === weekdayOf(day))).toBe(true)
      expect([day, ...days]).toEqual([...new Set([day, ...days])].sort())
      expect(days.every((each) => each <= until)).toBe(true)
    }),
    runs(500),
  )
})
