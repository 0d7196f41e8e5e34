import { localeOf } from '../../shared/text/languages.ts'
import type { CompiledMessages, Text } from '../../shared/text/text.ts'
import { loadText } from '../kit/text.ts'

/**
 * The texts of one room, which it loads before it draws and then takes wherever it needs them:
 * `export const { load, useText } = createTexts<TextKey>(import.meta.glob('../../shared/text/*\/desk.json', { import: 'default' }))`.
 */
export function createTexts<Key extends string>(catalogue: Record<string, () => Promise<unknown>>) {
  let text: Text<Key>
  return {
    load: async (): Promise<void> => {
      text = await loadText<Key>(catalogue as Record<string, () => Promise<CompiledMessages>>)
    },
    useText: (): Text<Key> => text,
  }
}

/** Keeps a name or a number whole inside a sentence that runs the other way. */
export const isolate = (part: string): string => `\u2068${part}\u2069`

/** `A12, A40`, with the comma of the language */
export const listOf = (parts: readonly string[], language: string): string =>
  new Intl.ListFormat(localeOf(language), { type: 'unit', style: 'short' }).format(parts)

/** `ASL or Comune`: whose desk it may be */
export const oneOf = (parts: readonly string[], language: string): string =>
  new Intl.ListFormat(localeOf(language), { type: 'disjunction' }).format(parts)
