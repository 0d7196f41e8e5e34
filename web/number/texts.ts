import type { CompiledMessages, Text } from '../../shared/text/text.ts'
import { loadText } from '../kit/text.ts'
import type { SlipKey } from '../ui/wait-words.ts'

export type Key = keyof typeof import('../../shared/text/it/number.json') | SlipKey

let texts: Text<Key>

export async function loadTexts(): Promise<void> {
  texts = await loadText<Key>(
    import.meta.glob<CompiledMessages>('../../shared/text/*/number.json', { import: 'default' }),
    import.meta.glob<CompiledMessages>('../../shared/text/*/slip.json', { import: 'default' }),
  )
}

export const t: Text<Key> = (key, values) => texts(key, values)
