import { createTexts } from '../../staff/texts.ts'

export type TextKey = keyof typeof import('../../../shared/text/it/replan.json')

export const { load, useText } = createTexts<TextKey>(import.meta.glob('../../../shared/text/*/replan.json', { import: 'default' }))
