import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeViolations } from '../support/axe.ts'
import { appointment } from './walks/appointment.ts'
import { board } from './walks/board.ts'
import { booking } from './walks/booking.ts'
import { desk } from './walks/desk.ts'
import { kiosk } from './walks/kiosk.ts'
import { openStage, type Stage, walkThrough } from './walks/stage.ts'
import { ticket } from './walks/ticket.ts'

// That the checker finds what is wrong: tests/browser/clean.test.ts.
const walks = { booking, appointment, ticket, kiosk, board, desk }
const languages = { booking: ['it', 'ar', 'bn'], appointment: ['it', 'ar', 'bn'], ticket: ['it', 'ar', 'bn'] } as const

describe('axe-core finds no violation in any state of', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(() => stage?.close())

  const cases = Object.entries(walks).flatMap(([name, walk]) =>
    (languages[name as keyof typeof languages] ?? (['it', 'ar'] as const)).map((language) => ({ name, walk, language })),
  )
  test.each(cases)('$name in $language', async ({ walk, language }) => {
    expect(await walkThrough(walk, stage, language, axeViolations)).toEqual({})
  })
})
