import { describe, expect, test } from 'vitest'
import { aligned, blankText, lacksDocument, missingIn, type ServiceText, stateOf } from '../../shared/domain/service-texts.ts'

const text = (more: Partial<ServiceText>): ServiceText => ({ ...blankText, documents: [], ...more })
const italian = text({ name: 'Rinnovo', summary: 'Ti aiutiamo.', documents: ['Passaporto', 'Codice fiscale'] })
const service = (texts: Record<string, ServiceText>): { texts: Record<string, ServiceText> } => ({ texts: { it: italian, ...texts } })

describe('a translation', () => {
  test('lacks what the source says and it does not', () => {
    const half = service({ en: text({ name: 'Renewal', documents: ['Passport'] }) })
    expect(missingIn(half, 'en', 'it')).toBe(2)
    expect(stateOf(half, 'en', 'it')).toBe('part')
    expect(stateOf(half, 'ar', 'it')).toBe('none')
  })

  test('lacks nothing that the source does not say either', () => {
    const whole = service({ en: text({ name: 'Renewal', summary: 'We help.', documents: ['Passport', 'Tax code'] }) })
    expect(missingIn(whole, 'en', 'it')).toBe(0)
    expect(stateOf(whole, 'en', 'it')).toBe('unreviewed')
    expect(stateOf({ texts: { ...whole.texts, en: { ...whole.texts.en!, reviewed: true } } }, 'en', 'it')).toBe('reviewed')
  })

  test('with a paper in the words of the source is not whole until somebody has found them right', () => {
    const same = service({ en: text({ name: 'Renewal', summary: 'We help.', documents: ['Passport', 'Codice fiscale'] }) })
    expect(lacksDocument(same, 'en', 'it', 1)).toBe(true)
    expect(lacksDocument({ texts: { ...same.texts, en: { ...same.texts.en!, reviewed: true } } }, 'en', 'it', 1)).toBe(false)
  })

  test('the source lacks what visitors are to be told', () => {
    expect(missingIn(service({}), 'it', 'it')).toBe(1)
  })
})

describe('as it is saved', () => {
  test('a paper that is not translated yet is read in the source language, at its place', () => {
    const saved = aligned(service({ en: text({ name: 'Renewal', documents: ['', 'Tax code'] }) }), 'it')
    expect(saved.texts.en!.documents).toEqual(['Passaporto', 'Tax code'])
  })

  test('a row without words is left out in every language', () => {
    const gap = { ...italian, documents: ['Passaporto', ' ', 'Foto'] }
    const saved = aligned({ texts: { it: gap, en: text({ name: 'Renewal', documents: ['Passport', '', 'Photo'] }) } }, 'it')
    expect(saved.texts.it!.documents).toEqual(['Passaporto', 'Foto'])
    expect(saved.texts.en!.documents).toEqual(['Passport', 'Photo'])
  })

  test('a paper that only a translation knows stays there', () => {
    const saved = aligned(service({ en: text({ name: 'Renewal', documents: ['Passport', 'Tax code', 'Photo'] }) }), 'it')
    expect(saved.texts.it!.documents).toEqual(['Passaporto', 'Codice fiscale'])
    expect(saved.texts.en!.documents).toEqual(['Passport', 'Tax code', 'Photo'])
  })

  test('a language that says nothing is left out', () => {
    expect(Object.keys(aligned(service({ ar: text({}), bn: text({ documents: ['  '] }) }), 'it').texts)).toEqual(['it'])
  })
})
