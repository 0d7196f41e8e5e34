import { type MessageOptions, setupI18n } from '@lingui/core'
import { localeOf } from './languages.ts'

/**
 * Messages of one screen in one language, as Lingui compiles them from ICU: strings, or arrays of parts. On the server they
 * are compiled when loaded, for the browser when built.
 */
export type CompiledMessages = Readonly<Record<string, never>>
export type Values = NonNullable<Parameters<ReturnType<typeof setupI18n>['_']>[1]>
export type Text<Key extends string> = (key: Key, values?: Values) => string

/** `t('wait', { low: 5, high: 10 })`. A missing key shows itself: a test fails on it long before. */
export function createText<Key extends string>(language: string, messages: CompiledMessages): Text<Key> {
  const locale = localeOf(language)
  const i18n = setupI18n({ locale, messages: { [locale]: messages as never } })
  const options: MessageOptions = {}
  return (key, values) => i18n._(key, values, options)
}
