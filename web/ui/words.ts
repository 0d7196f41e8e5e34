import type { CompiledMessages, Text } from '../../shared/text/text.ts'
import { loadText } from '../kit/text.ts'

export type Word = keyof typeof import('../../shared/text/it/common.json')

let words: Text<Word>

/** The texts that all public pages share; a page waits for them before it draws. */
export async function loadWords(): Promise<void> {
  words = await loadText<Word>(import.meta.glob<CompiledMessages>('../../shared/text/*/common.json', { import: 'default' }))
}

export const word: Text<Word> = (key, values) => words(key, values)
