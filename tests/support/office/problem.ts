import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { problem } from '../../../shared/contracts/problem.ts'
import type { RefusalCode } from '../../../shared/contracts/refusal.ts'
import { type InterfaceLanguage, interfaceLanguages } from '../../../shared/text/languages.ts'
import type { Answer } from '../server.ts'

export const languages: readonly InterfaceLanguage[] = interfaceLanguages.map(({ tag }) => tag)

const texts = Object.fromEntries(languages.map((language) => [language, readTexts(language)]))

function readTexts(language: InterfaceLanguage): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`../../../shared/text/${language}/problem.json`, import.meta.url), 'utf8'))
}

/** What is wrong with an answer that ought to be a problem; empty when nothing is. */
export function faultsOf(answer: Answer, language: InterfaceLanguage = 'it'): string[] {
  if (answer.status < 400 || answer.status >= 500) return [`answered ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`]
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json'))
    return [`${answer.status} is ${answer.headers.get('content-type')}`]
  const parsed = problem.safeParse(answer.body)
  if (!parsed.success) return [`no problem: ${parsed.error.message}`]
  const { code, status, type, title, detail, request } = parsed.data
  return [
    status === answer.status ? '' : `status ${status} in a ${answer.status}`,
    type === `urn:sportello:problem:${code}` ? '' : `type ${type}`,
    title === texts[language]![`${code}.title`] ? '' : `title of ${code} not in ${language}: ${title}`,
    detail === texts[language]![`${code}.detail`] ? '' : `detail of ${code} not in ${language}: ${detail}`,
    request !== '' && request === answer.headers.get('x-request-id') ? '' : `request ${request}`,
  ].filter(Boolean)
}

/** A refusal with one of these codes, its text in the language of the request. */
export function expectRefused(answer: Answer, codes: RefusalCode | readonly RefusalCode[], language: InterfaceLanguage = 'it', what = ''): void {
  expect({ what, faults: faultsOf(answer, language) }).toEqual({ what, faults: [] })
  expect({ what, code: [codes].flat().includes(answer.body.code) ? '' : answer.body.code }, `one of ${codes}`).toEqual({ what, code: '' })
}
