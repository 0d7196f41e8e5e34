import { describe, expect, test } from 'vitest'
import { minute } from '../../shared/domain/cells.ts'
import { doorSeal, doorUntil, openSeals, posterSeal } from '../../shared/domain/door.ts'

const shownAt = Date.parse('2026-03-10T09:02:00Z')
const opensAt = (now: number) => openSeals('centre', '2026-03-10', now).includes(doorSeal('centre', shownAt))

describe('the code of a door', () => {
  test('changes every five minutes, on the clock', () => {
    expect(doorUntil(shownAt)).toBe(Date.parse('2026-03-10T09:05:00Z'))
    expect(doorSeal('centre', shownAt)).toBe(doorSeal('centre', shownAt + 2 * minute))
    expect(doorSeal('centre', shownAt)).not.toBe(doorSeal('centre', shownAt + 3 * minute))
  })

  test('opens while it is shown and for ten minutes after, not longer', () => {
    expect([0, 3, 12.9].map((minutes) => opensAt(shownAt + minutes * minute))).toEqual([true, true, true])
    expect([13, 60, -5].map((minutes) => opensAt(shownAt + minutes * minute))).toEqual([false, false, false])
  })

  test('opens one site alone', () => {
    expect(openSeals('library', '2026-03-10', shownAt)).not.toContain(doorSeal('centre', shownAt))
  })
})

test('the sheet of a day opens on that day alone', () => {
  expect(openSeals('centre', '2026-03-10', shownAt)).toContain(posterSeal('centre', '2026-03-10'))
  expect(openSeals('centre', '2026-03-11', shownAt)).not.toContain(posterSeal('centre', '2026-03-10'))
})
