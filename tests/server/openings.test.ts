import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Openings } from '../../server/network/openings.ts'
import { localDay, localMinute } from '../../shared/domain/opening.ts'

// Half and quarter hours, changes of the clock by half an hour, at midnight and across the date line.
const zones = ['Europe/Rome', 'Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/Nuuk', 'Africa/Cairo', 'Pacific/Apia', 'UTC']

describe('what the wall clock shows', () => {
  test.each(zones)('in %s is remembered as it is', (zone) => {
    const openings = new Openings()
    const instants = fc.integer({ min: Date.UTC(1973, 0), max: Date.UTC(2040, 0) })
    fc.assert(
      fc.property(instants, (instant) => {
        expect(openings.dayOf(zone, instant)).toBe(localDay(zone, instant))
        expect(openings.minuteOf(zone, instant)).toBe(localMinute(zone, instant))
      }),
      { numRuns: 1000 },
    )
  })

  test('is right in every minute around the changes of a year', () => {
    const openings = new Openings()
    for (const change of [Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)]) {
      for (let instant = change - 3 * 3_600_000; instant < change + 3 * 3_600_000; instant += 60_000) {
        expect(openings.minuteOf('Europe/Rome', instant)).toBe(localMinute('Europe/Rome', instant))
      }
    }
  })
})
