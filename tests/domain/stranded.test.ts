import { describe, expect, test } from 'vitest'
import type { AdmissionQuestion } from '../../shared/domain/admission.ts'
import { minute } from '../../shared/domain/cells.ts'
import { type RestOfToday, strandedBy } from '../../shared/domain/stranded.ts'
import type { UnknownReason, WaitEstimate } from '../../shared/domain/wait.ts'

const hour = 60 * minute
const chance = (change: Partial<AdmissionQuestion> = {}): AdmissionQuestion => ({
  now: 10 * hour,
  closesAt: 13 * hour,
  servedHere: true,
  interpreterLanguage: null,
  interpreterWindows: [],
  expectedMinutes: 30,
  ...change,
})
const rest = (...chances: AdmissionQuestion[]): RestOfToday => ({ openNow: true, chances })
const afternoon = { now: 14 * hour, closesAt: 18 * hour }
const unknown = (reason: UnknownReason): WaitEstimate => ({ kind: 'unknown', reason })
const range: WaitEstimate = { kind: 'range', lowMinutes: 0, highMinutes: 5, notLaterThan: 11 * hour }
const arabic = { interpreterLanguage: 'ar' }

describe('somebody with a number', () => {
  test('is never told to go who has a wait, whatever else is so', () => {
    expect(strandedBy(rest(chance({ servedHere: false })), range)).toBeNull()
    expect(strandedBy(rest(), range)).toBeNull()
  })

  test('lacks an interpreter for the rest of the day, or a desk', () => {
    expect(strandedBy(rest(chance(arabic)), unknown('noInterpreter'))).toBe('noInterpreterToday')
    expect(strandedBy(rest(chance({ servedHere: false })), unknown('noDesk'))).toBe('noDeskToday')
  })

  test('waits for who comes in the afternoon', () => {
    const later = chance({ ...arabic, ...afternoon, interpreterWindows: [{ from: 15 * hour, to: 17 * hour }] })
    expect(strandedBy(rest(chance(arabic), later), unknown('noInterpreter'))).toBeNull()
    expect(strandedBy(rest(chance(arabic), chance({ ...arabic, ...afternoon })), unknown('noInterpreter'))).toBe('noInterpreterToday')
  })

  test('waits for a desk that somebody may open yet', () => {
    expect(strandedBy(rest(chance()), unknown('noDesk'))).toBeNull()
    expect(strandedBy(rest(chance()), null)).toBeNull()
  })

  test('is told of the last closing of the day, not of that at noon, nor before the office opens', () => {
    expect(strandedBy(rest(chance()), unknown('afterClosing'))).toBe('afterClosing')
    expect(strandedBy(rest(chance({ servedHere: false })), unknown('afterClosing'))).toBe('afterClosing')
    expect(strandedBy(rest(chance(), chance(afternoon)), unknown('afterClosing'))).toBeNull()
    // of that at noon where nobody comes back after it
    expect(strandedBy(rest(chance(), chance({ ...afternoon, servedHere: false })), unknown('afterClosing'))).toBe('afterClosing')
    expect(strandedBy({ openNow: false, chances: [chance({ servedHere: false })] }, unknown('afterClosing'))).toBe('noDeskToday')
    expect(strandedBy({ openNow: false, chances: [chance()] }, unknown('afterClosing'))).toBeNull()
    expect(strandedBy({ openNow: false, chances: [] }, null)).toBe('afterClosing')
  })
})
