import { readFileSync } from 'node:fs'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { InterfaceLanguage } from '../../shared/text/languages.ts'
import { createText, type Text } from '../../shared/text/text.ts'

/** What a screen says, so that a journey presses what a person reads: `words('ar', 'booking')('next')`. */
export function words(language: InterfaceLanguage, ...screens: string[]): Text<string> {
  const messages = Object.assign(
    {},
    ...screens.map((screen) => JSON.parse(readFileSync(new URL(`../../shared/text/${language}/${screen}.json`, import.meta.url), 'utf8'))),
  )
  return createText(language, Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, compileMessage(message as string)])) as never)
}
