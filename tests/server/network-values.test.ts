import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedFile, differencesOf } from '../../server/network/file/changes.ts'
import { fileOf } from '../../server/network/file/export.ts'
import { versionOf } from '../../server/network/file/parts.ts'
import { rowsOf } from '../../server/network/file/rows.ts'
import type { NetworkFile } from '../../shared/contracts/network-file.ts'
import { smallTown } from '../support/network.ts'

const canonical = (file: NetworkFile): NetworkFile => fileOf(rowsOf(file, () => ''))
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const clocks = ['08:00', '09:30', '12:00', '13:15', '18:00', '24:00']
const window = fc
  .record({
    on: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }),
    times: fc.uniqueArray(fc.constantFrom(...clocks), { minLength: 2, maxLength: 2 }),
    validFrom: fc.option(fc.constantFrom('2026-01-01', '2026-06-01'), { nil: undefined }),
  })
  .map(({ on, times, validFrom }) => ({ on, from: times.toSorted()[0]!, to: times.toSorted()[1]!, ...(validFrom ? { validFrom } : {}) }))
const exception = fc
  .record({
    day: fc.constantFrom('2026-04-01', '2026-05-01'),
    timed: fc.boolean(),
    place: fc.option(fc.string({ maxLength: 5 }), { nil: undefined }),
  })
  .map(({ day, timed, place }) => ({
    fromDay: day,
    toDay: day,
    reason: '',
    ...(timed ? { from: '09:00', to: '10:00' } : {}),
    ...(place === undefined ? {} : { place }),
  }))

/** A town whose hours, exceptions and windows are anything, in any order. */
const town = fc
  .record({
    hours: fc.array(window, { maxLength: 6 }),
    exceptions: fc.array(exception, { maxLength: 5 }),
    windows: fc.array(window, { maxLength: 5 }),
  })
  .map(({ hours, exceptions, windows }): NetworkFile => {
    const file = smallTown()
    const [centre, ...others] = file.sites
    const [nadia, ...people] = file.people
    const present = windows.map((each) => ({ ...each, site: 'centre', channels: ['video' as const, 'onSite' as const] }))
    return { ...file, sites: [{ ...centre!, hours, exceptions }, ...others], people: [{ ...nadia!, windows: present }, ...people] }
  })

describe('the file of a network, whatever is in it', () => {
  test('is the same after once as after twice', () => {
    fc.assert(fc.property(town, (file) => void expect(canonical(canonical(file))).toEqual(canonical(file))))
  })

  test('does not depend on the order in which windows and exceptions were written', () => {
    const turned = (file: NetworkFile): NetworkFile => ({
      ...file,
      sites: file.sites.map((site) => ({ ...site, hours: site.hours.toReversed(), exceptions: site.exceptions.toReversed() })),
      people: file.people.map((person) => ({ ...person, windows: person.windows.toReversed(), languages: person.languages.toReversed() })),
    })
    fc.assert(fc.property(town, (file) => void expect(canonical(turned(file))).toEqual(canonical(file))))
  })

  test('differs from itself in nothing, and from another in the parts that make one of the other', () => {
    fc.assert(
      fc.property(town, town, (one, other) => {
        const [before, after] = [canonical(one), canonical(other)]
        expect(differencesOf(before, before)).toEqual([])
        const changes = differencesOf(before, after).map(({ kind, id, after: value }) => ({ kind, id, value }))
        expect(changedFile(before, changes)).toEqual(after)
      }),
    )
  })
})

test('a version follows from what is said, not from the order in which it is said', () => {
  expect(versionOf({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(versionOf({ b: [{ d: 3, c: 2 }], a: 1 }))
  expect(versionOf({ a: [1, 2] })).not.toBe(versionOf({ a: [2, 1] }))
  expect(versionOf({ a: 1 })).not.toBe(versionOf({ a: 1, b: 2 }))
})
