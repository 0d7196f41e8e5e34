/** Languages of the interface. Every translation ships as not reviewed until a person has reviewed it. */
export const interfaceLanguages = [
  { tag: 'it', name: 'Italiano', dir: 'ltr' },
  { tag: 'en', name: 'English', dir: 'ltr' },
  { tag: 'ar', name: 'العربية', dir: 'rtl' },
  { tag: 'bn', name: 'বাংলা', dir: 'ltr' },
] as const

export type InterfaceLanguage = (typeof interfaceLanguages)[number]['tag']
export const sourceLanguage: InterfaceLanguage = 'it'

export const isInterfaceLanguage = (tag: string): tag is InterfaceLanguage => interfaceLanguages.some((language) => language.tag === tag)
export const directionOf = (tag: string): 'ltr' | 'rtl' => interfaceLanguages.find((language) => language.tag === tag)?.dir ?? 'ltr'

/** The interface language for a list of BCP 47 tags in order of preference; `ar-EG` finds `ar`. */
export function pickLanguage(wanted: readonly string[], fallback: InterfaceLanguage = sourceLanguage): InterfaceLanguage {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0] ?? ''
    if (isInterfaceLanguage(base)) return base
  }
  return fallback
}

/**
 * The locale to format with. Latin digits, the Gregorian calendar and 24 hours everywhere: a number or a time must look the
 * same on a phone, a paper and a board.
 */
export const localeOf = (tag: string): string => `${tag}-u-ca-gregory-hc-h23-nu-latn`
