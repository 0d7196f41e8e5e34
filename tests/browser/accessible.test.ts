import { describe, expect, test } from 'vitest'
import { axeViolations } from '../support/axe.ts'
import { everyWalk } from './walks/every.ts'
import { walkThrough } from './walks/stage.ts'
import { ticket } from './walks/ticket.ts'

// That the checker finds what is wrong: tests/browser/clean.test.ts.
describe('axe-core finds no violation in any state of', () => {
  test.each([...everyWalk, { name: 'ticket', walk: ticket, language: 'bn' as const }])('$name in $language', async ({ walk, language }) => {
    expect(await walkThrough(walk, language, axeViolations)).toEqual({})
  })
})
