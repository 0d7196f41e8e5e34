import type { FiguresKey } from '../../../shared/text/figures.ts'
import { createTexts } from '../../staff/texts.ts'

export const { load, useText } = createTexts<FiguresKey>(import.meta.glob('../../../shared/text/*/figures.json', { import: 'default' }))
