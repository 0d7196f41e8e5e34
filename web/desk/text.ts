import { localeOf } from '../../shared/text/languages.ts'
import { createTexts } from '../staff/texts.ts'

export type TextKey = keyof typeof import('../../shared/text/it/desk.json')

export const { load, useText } = createTexts<TextKey>(import.meta.glob('../../shared/text/*/desk.json', { import: 'default' }))

export { isolate } from '../staff/texts.ts'

/** `ASL or Comune`: whose desk it may be */
export const oneOf = (parts: readonly string[], language: string): string =>
  new Intl.ListFormat(localeOf(language), { type: 'disjunction' }).format(parts)

/** `A12, A40`, with the comma of the language */
export const listOf = (parts: readonly string[], language: string): string =>
  new Intl.ListFormat(localeOf(language), { type: 'unit', style: 'short' }).format(parts)
