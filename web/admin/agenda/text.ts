import { createTexts } from '../../staff/texts.ts'

export type TextKey = keyof typeof import('../../../shared/text/it/agenda.json')

export const { load, useText } = createTexts<TextKey>(import.meta.glob('../../../shared/text/*/agenda.json', { import: 'default' }))
