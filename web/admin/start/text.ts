import { createTexts } from '../../staff/texts.ts'

export type TextKey = keyof typeof import('../../../shared/text/it/first-steps.json')

export const { load, useText } = createTexts<TextKey>(import.meta.glob('../../../shared/text/*/first-steps.json', { import: 'default' }))
