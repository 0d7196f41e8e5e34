import { createTexts } from '../../staff/texts.ts'

export type TextKey = keyof typeof import('../../../shared/text/it/people.json')

export const { load, useText } = createTexts<TextKey>(import.meta.glob('../../../shared/text/*/people.json', { import: 'default' }))
