import { interfaceLanguages } from '../../shared/text/languages.ts'
import { type CompiledMessages, createText, type Text } from '../../shared/text/text.ts'

export type Catalogues = Record<string, () => Promise<CompiledMessages>>

/** One language’s texts: what is said before anybody has chosen a language, or on paper in two of them, is said in each. */
export interface Tongue<Key extends string> {
  readonly tag: (typeof interfaceLanguages)[number]['tag']
  readonly name: string
  readonly dir: 'ltr' | 'rtl'
  readonly t: Text<Key>
}

export const loadTongues = <Key extends string>(...catalogues: Catalogues[]): Promise<Tongue<Key>[]> =>
  Promise.all(
    interfaceLanguages.map(async (language) => {
      const parts = await Promise.all(catalogues.map((catalogue) => load(catalogue, language.tag)))
      return { ...language, t: createText<Key>(language.tag, Object.assign({}, ...parts)) }
    }),
  )

function load(catalogue: Catalogues, tag: string): Promise<CompiledMessages> {
  const path = Object.keys(catalogue).find((key) => key.includes(`/${tag}/`))
  if (!path) throw new Error(`no catalogue for ${tag}`)
  return catalogue[path]!()
}
