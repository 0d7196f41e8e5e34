import { createContext, useContext } from 'solid-js'
import { type InterfaceLanguage, isInterfaceLanguage, localeOf } from '../../shared/text/languages.ts'
import type { Text } from '../../shared/text/text.ts'
import { speak } from '../kit/text.ts'

export type TextKey = keyof typeof import('../../shared/text/it/desk.json')

const context = createContext<Text<TextKey>>()
export const TextProvider = context.Provider
export const useText = (): Text<TextKey> => useContext(context)!

/** Keeps a name or a number whole inside a sentence that runs the other way. */
export const isolate = (part: string): string => `\u2068${part}\u2069`

/** `A12, A40`, with the comma of the language */
export const listOf = (parts: readonly string[], language: string): string =>
  new Intl.ListFormat(localeOf(language), { type: 'unit', style: 'short' }).format(parts)

const place = 'sportello.desk.language'

/** What the clerk chose at this computer; an address with `?lang=` goes before it. */
export async function rememberedLanguage(): Promise<void> {
  const tag = localStorage.getItem(place)
  if (tag && isInterfaceLanguage(tag) && !new URLSearchParams(location.search).has('lang')) await speak(tag)
}

export async function chooseLanguage(tag: InterfaceLanguage): Promise<void> {
  await speak(tag)
  localStorage.setItem(place, tag)
  if (new URLSearchParams(location.search).has('lang')) history.replaceState(null, '', `${location.pathname}?lang=${tag}`)
}
