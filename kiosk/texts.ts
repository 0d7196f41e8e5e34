import { interfaceLanguages, isInterfaceLanguage, sourceLanguage } from '../shared/text/languages.ts'
import { type CompiledMessages, createText, type Text } from '../shared/text/text.ts'
import { speak } from '../web/kit/text.ts'

export type Catalogues = Record<string, () => Promise<CompiledMessages>>

/** One language's texts: what a screen says before anybody has chosen a language, it says in each. */
export interface Tongue<Key extends string> {
  readonly tag: (typeof interfaceLanguages)[number]['tag']
  readonly name: string
  readonly dir: 'ltr' | 'rtl'
  readonly t: Text<Key>
}

export const loadTongues = <Key extends string>(catalogues: Catalogues): Promise<Tongue<Key>[]> =>
  Promise.all(interfaceLanguages.map(async (language) => ({ ...language, t: createText<Key>(language.tag, await load(catalogues, language.tag)) })))

function load(catalogues: Catalogues, tag: string): Promise<CompiledMessages> {
  const path = Object.keys(catalogues).find((key) => key.includes(`/${tag}/`))
  if (!path) throw new Error(`no catalogue for ${tag}`)
  return catalogues[path]!()
}

/** A screen on a wall speaks the language of its address, else Italian; the settings of its browser are nobody's wish. */
export function speakHouseLanguage(): Promise<void> {
  const wanted = new URLSearchParams(location.search).get('lang') ?? ''
  return speak(isInterfaceLanguage(wanted) ? wanted : sourceLanguage)
}
