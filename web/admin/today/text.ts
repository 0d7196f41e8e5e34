import { createTexts } from '../../staff/texts.ts'

export type TextKey = keyof typeof import('../../../shared/text/it/today.json')

export const { load, useText } = createTexts<TextKey>(import.meta.glob('../../../shared/text/*/today.json', { import: 'default' }))
