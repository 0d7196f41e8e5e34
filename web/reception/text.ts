import { type Catalogues, loadTongues, type Tongue } from '../kit/tongues.ts'
import { createTexts } from '../staff/texts.ts'
import type { SlipKey } from '../ui/wait-words.ts'

export type TextKey = keyof typeof import('../../shared/text/it/reception.json')

/** What is said to the visitor, in their language: on paper, and on the screen when it is turned around. */
export type VisitorKey = keyof typeof import('../../shared/text/it/way.json') | SlipKey

const own = createTexts<TextKey>(import.meta.glob('../../shared/text/*/reception.json', { import: 'default' }))
const slip = import.meta.glob('../../shared/text/*/slip.json', { import: 'default' }) as Catalogues
const way = import.meta.glob('../../shared/text/*/way.json', { import: 'default' }) as Catalogues

let tongues: readonly Tongue<VisitorKey>[] = []

export async function load(): Promise<void> {
  const [, loaded] = await Promise.all([own.load(), loadTongues<VisitorKey>(slip, way)])
  tongues = loaded
}

export const { useText } = own
export const visitorTongues = (): readonly Tongue<VisitorKey>[] => tongues

export { isolate } from '../staff/texts.ts'
