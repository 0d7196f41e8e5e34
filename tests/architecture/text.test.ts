import { describe, expect, test } from 'vitest'
import { interfaceLanguages, sourceLanguage } from '../../shared/text/languages.ts'
import { catalogue, catalogueText, faultsOf, pluralForms, screensIn } from './catalogue.ts'

const screens = screensIn(sourceLanguage)

describe.each(interfaceLanguages.map(({ tag }) => tag))('the texts in %s', (language) => {
  test('are those of the same screens as the source language', () => {
    expect(screensIn(language)).toEqual(screens)
  })

  test.each(screens)('%s is complete, with the placeholders and plural forms it must have', (screen) => {
    expect(faultsOf(language, catalogue(language, screen), catalogue(sourceLanguage, screen))).toEqual([])
  })

  test.each(screens)('%s says no key twice', (screen) => {
    // one key a line; JSON.parse keeps the last and says nothing
    const keys = Array.from(catalogueText(language, screen).matchAll(/^\s*\{?\s*"((?:[^"\\]|\\.)+)"\s*:/gm), ([, key]) => key)
    expect(keys).toEqual(Object.keys(catalogue(language, screen)))
  })
})

test('Arabic counts in six forms, Bengali, English and Italian in two', () => {
  const formsOf = (language: string) => pluralForms(language, 'cardinal').needed.sort()
  expect(formsOf('ar')).toEqual(['few', 'many', 'one', 'other', 'two', 'zero'])
  for (const language of ['bn', 'en', 'it']) expect(formsOf(language)).toEqual(['one', 'other'])
})

// The control: each of these must be found.
test.each([
  ['en', {}, { a: 'Ciao' }, 'a is missing'],
  ['en', { a: 'Hello' }, {}, 'a is not in the source language'],
  ['en', { a: ' ' }, { a: 'Ciao' }, 'a is empty'],
  ['en', { a: 'Hello' }, { a: 'Ciao {name}' }, 'a lacks {name}'],
  ['en', { a: 'Hello {nme}' }, { a: 'Ciao' }, 'a invents {nme}'],
  ['en', { a: 'Hello {name' }, { a: 'Ciao {name}' }, 'a is not an ICU message'],
  ['ar', { a: '{n, plural, one {رقم} other {#}}' }, { a: '{n, plural, one {uno} other {#}}' }, 'a lacks zero of {n}'],
  ['bn', { a: '{n, plural, one {#} few {#} other {#}}' }, { a: '{n}' }, 'a has few of {n}'],
  ['en', { a: '{n, plural, one {} other {#}}' }, { a: '{n}' }, 'a says nothing for one of {n}'],
  ['en', { a: '{n, plural, one {# {x}} other {#}}' }, { a: '{n}' }, 'a invents {x}'],
])('in %s, %j for %j has the fault that %s', (language, translated, source, fault) => {
  expect(faultsOf(language, translated, source).join('\n')).toContain(fault)
})

test('a good translation has no fault', () => {
  const italian = { a: '{n, plural, =0 {nessuno} one {# persona} other {# persone}} {where}' }
  expect(faultsOf('en', { a: '{where}: {n, plural, one {# person} other {# people}}' }, italian)).toEqual([])
  expect(faultsOf('it', italian, italian)).toEqual([])
})
