import type { CompiledMessages, Text } from '../../shared/text/text.ts'
import { loadText } from '../kit/text.ts'

export type Key = keyof typeof import('../../shared/text/it/ticket.json')

let texts: Text<Key>

export async function loadTexts(): Promise<void> {
  texts = await loadText<Key>(import.meta.glob<CompiledMessages>('../../shared/text/*/ticket.json', { import: 'default' }))
}

export const t: Text<Key> = (key, values) => texts(key, values)
