import { createTexts } from '../../staff/texts.ts'

export type TextKey = keyof typeof import('../../../shared/text/it/languages.json')

export const { load, useText } = createTexts<TextKey>(import.meta.glob('../../../shared/text/*/languages.json', { import: 'default' }))
