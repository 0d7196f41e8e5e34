import { createTexts } from '../../staff/texts.ts'

export type TextKey = keyof typeof import('../../../shared/text/it/staff-rights.json')

export const { load, useText } = createTexts<TextKey>(import.meta.glob('../../../shared/text/*/staff-rights.json', { import: 'default' }))
