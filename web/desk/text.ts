import { createTexts } from '../staff/texts.ts'

export type TextKey = keyof typeof import('../../shared/text/it/desk.json')

export const { load, useText } = createTexts<TextKey>(import.meta.glob('../../shared/text/*/desk.json', { import: 'default' }))

export { isolate, listOf, oneOf } from '../staff/texts.ts'
