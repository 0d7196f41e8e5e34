import { describe, expect, test } from 'vitest'
import { type RefusalCode, refusalCodes } from '../../shared/contracts/refusal.ts'
import { overtakingReasons } from '../../shared/domain/queue.ts'
import { interfaceLanguages } from '../../shared/text/languages.ts'
import { type Catalogue, catalogue } from './catalogue.ts'

const keysOf = (code: RefusalCode): string[] => [`${code}.title`, `${code}.detail`]
const wanted = refusalCodes.flatMap(keysOf)
const missingIn = (texts: Catalogue): string[] => wanted.filter((key) => !texts[key]?.trim())

test('no refusal code is listed twice', () => {
  expect(new Set(refusalCodes).size).toBe(refusalCodes.length)
})

describe.each(interfaceLanguages.map(({ tag }) => tag))('in %s', (language) => {
  test('every refusal says what happened and what can be done now', () => {
    expect(missingIn(catalogue(language, 'problem'))).toEqual([])
  })

  test('no refusal that does not exist has a text', () => {
    const codes = Object.keys(catalogue(language, 'problem')).filter((key) => /\.(title|detail)$/.test(key))
    expect(codes.filter((key) => !wanted.includes(key))).toEqual([])
  })

  test('everyone who was overtaken can be told why', () => {
    const texts = catalogue(language, 'ticket')
    expect(overtakingReasons.filter((reason) => !texts[`passed_${reason}`]?.trim())).toEqual([])
  })
})

test('the control: a code without a detail is missed', () => {
  const texts = { ...Object.fromEntries(wanted.map((key) => [key, 'testo'])), 'slot_gone.detail': ' ' }
  expect(missingIn(texts)).toEqual(['slot_gone.detail'])
})
