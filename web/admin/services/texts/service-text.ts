import { interfaceLanguages } from '../../../../shared/text/languages.ts'
import type { PartValue } from '../../part/value.ts'

export type Service = PartValue<'service'>

export const translations = (source: string) => interfaceLanguages.filter((language) => language.tag !== source)
