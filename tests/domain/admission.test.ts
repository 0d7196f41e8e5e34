import { describe, expect, test } from 'vitest'
import { type AdmissionQuestion, mayTakeNumber } from '../../shared/domain/admission.ts'
import { minute } from '../../shared/domain/cells.ts'

const hour = 60 * minute
const between = (from: number, to: number) => ({ from: from * hour, to: to * hour })
const asked = (change: Partial<AdmissionQuestion> = {}): AdmissionQuestion => ({
  now: 10 * hour,
  closesAt: 18 * hour,
  servedHere: true,
  interpreterLanguage: 'ar',
  interpreterWindows: [between(9, 13)],
  expectedMinutes: 30,
  ...change,
})
const told = (change?: Partial<AdmissionQuestion>) => mayTakeNumber(asked(change))

describe('before a number is given', () => {
  test('the interpreter is there from now until they leave, or until the site closes', () => {
    expect(told()).toEqual({ ok: true, value: between(10, 13) })
    expect(told({ closesAt: 12 * hour })).toEqual({ ok: true, value: between(10, 12) })
  })

  test('who comes later is there from then, and not until then', () => {
    expect(told({ interpreterWindows: [between(11, 13)] })).toEqual({ ok: true, value: between(11, 13) })
  })

  test('of a morning and an afternoon the next is told, and of two people who follow each other all of it', () => {
    expect(told({ interpreterWindows: [between(15, 17), between(9, 13)] })).toEqual({ ok: true, value: between(10, 13) })
    expect(told({ interpreterWindows: [between(12, 14), between(9, 13)] })).toEqual({ ok: true, value: between(10, 14) })
  })

  test('a time too short for the visit does not count', () => {
    expect(told({ now: 12.75 * hour })).toEqual({ ok: false, code: 'no_interpreter_today' })
    expect(told({ now: 12.75 * hour, interpreterWindows: [between(9, 13), between(15, 16)] })).toEqual({ ok: true, value: between(15, 16) })
  })

  test('nobody is needed for a language of the desk', () => {
    expect(told({ interpreterLanguage: null, interpreterWindows: [] })).toEqual({ ok: true, value: null })
  })
})
