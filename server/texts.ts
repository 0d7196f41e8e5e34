import { readFileSync } from 'node:fs'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { InterfaceLanguage } from '../shared/text/languages.ts'
import { type CompiledMessages, createText, type Text } from '../shared/text/text.ts'

type Catalogue = 'problem' | 'mail' | 'page' | 'network-check' | 'figures' | 'field'

const known = new Map<string, Text<string>>()

/** A catalogue of `shared/text` in one language, compiled once. */
export function textsOf<Key extends string = string>(catalogue: Catalogue, language: InterfaceLanguage): Text<Key> {
  const name = `${language}/${catalogue}`
  const text = known.get(name) ?? createText<string>(language, readCatalogue(name))
  known.set(name, text)
  return text
}

function readCatalogue(name: string): CompiledMessages {
  const messages = JSON.parse(readFileSync(new URL(`../shared/text/${name}.json`, import.meta.url), 'utf8')) as Record<string, string>
  return Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, compileMessage(message)])) as CompiledMessages
}
