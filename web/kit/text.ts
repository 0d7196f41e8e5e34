import { createSignal } from 'solid-js'
import { directionOf, type InterfaceLanguage, pickLanguage } from '../../shared/text/languages.ts'
import { type CompiledMessages, createText, type Text, type Values } from '../../shared/text/text.ts'

type Loaders = Record<string, () => Promise<CompiledMessages>>

const [language, setLanguage] = createSignal<InterfaceLanguage>(firstLanguage())

export { language }

/**
 * The catalogues of a screen: `const t = await loadText<keyof typeof import('…/it/desk.json')>(import.meta.glob('…/*\/desk.json', { import: 'default' }))`.
 * The text follows the language: `t` reads a signal, so a screen changes language without a reload.
 */
export async function loadText<Key extends string>(...catalogues: Loaders[]): Promise<Text<Key>> {
  const [text, setText] = createSignal(await read<Key>(catalogues, language()))
  reloads.push(async (next) => {
    const loaded = await read<Key>(catalogues, next)
    return () => setText(() => loaded)
  })
  return (key: Key, values?: Values) => text()(key, values)
}

const reloads: ((next: InterfaceLanguage) => Promise<() => void>)[] = []

/** Changes the language of the whole page at once, when all of its texts are there. */
export async function speak(next: InterfaceLanguage): Promise<void> {
  const apply = await Promise.all(reloads.map((reload) => reload(next)))
  for (const change of apply) change()
  setLanguage(next)
  applyToRoot(next)
}

export function applyToRoot(tag: InterfaceLanguage): void {
  document.documentElement.lang = tag
  document.documentElement.dir = directionOf(tag)
}

async function read<Key extends string>(catalogues: Loaders[], tag: InterfaceLanguage): Promise<Text<Key>> {
  const loaded = await Promise.all(catalogues.map((catalogue) => load(catalogue, tag)))
  return createText<Key>(tag, Object.assign({}, ...loaded))
}

function load(catalogue: Loaders, tag: InterfaceLanguage): Promise<CompiledMessages> {
  const path = Object.keys(catalogue).find((key) => key.includes(`/${tag}/`))
  if (!path) throw new Error(`no catalogue for ${tag}`)
  return catalogue[path]!()
}

/** The server writes the language of the address (`?lang=`), else of the browser, on the root. */
function firstLanguage(): InterfaceLanguage {
  return pickLanguage([document.documentElement.lang])
}
