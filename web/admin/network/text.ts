import { createTexts } from '../../staff/texts.ts'

export type TextKey = keyof typeof import('../../../shared/text/it/network.json')

export const { load, useText } = createTexts<TextKey>(import.meta.glob('../../../shared/text/*/network.json', { import: 'default' }))
