import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type CompiledMessage, compileMessageOrThrow } from '@lingui/message-utils/compileMessage'

export type Catalogue = Readonly<Record<string, string>>

export const screensIn = (language: string): string[] =>
  globSync(`shared/text/${language}/*.json`)
    .map((path) => basename(path, '.json'))
    .sort()

export const catalogueText = (language: string, screen: string): string => readFileSync(`shared/text/${language}/${screen}.json`, 'utf8')

export const catalogue = (language: string, screen: string): Catalogue => JSON.parse(catalogueText(language, screen))

/** What is wrong with a catalogue, one line each, given the same one in the source language. */
export function faultsOf(language: string, translated: Catalogue, source: Catalogue): string[] {
  const keys = [...new Set([...Object.keys(source), ...Object.keys(translated)])]
  return keys.flatMap((key) => {
    const [ours, theirs] = [translated[key], source[key]]
    if (ours === undefined) return [`${key} is missing`]
    if (theirs === undefined) return [`${key} is not in the source language`]
    return messageFaults(language, ours, theirs).map((fault) => `${key} ${fault}`)
  })
}

function messageFaults(language: string, ours: string, theirs: string): string[] {
  if (typeof ours !== 'string' || ours.trim() === '') return ['is empty']
  try {
    const message = compileMessageOrThrow(ours)
    return [...placeholderFaults(placeholdersOf(message), placeholdersOf(compileMessageOrThrow(theirs))), ...choiceFaults(language, message)]
  } catch (error) {
    return [`is not an ICU message: ${(error as Error).message}`]
  }
}

function placeholderFaults(ours: ReadonlySet<string>, theirs: ReadonlySet<string>): string[] {
  return [
    ...[...theirs].filter((name) => !ours.has(name)).map((name) => `lacks {${name}}`),
    ...[...ours].filter((name) => !theirs.has(name)).map((name) => `invents {${name}}`),
  ]
}

function placeholdersOf(message: CompiledMessage): Set<string> {
  return new Set(
    message.flatMap((token) =>
      typeof token === 'string' ? [] : [token[0], ...branchesOf(token).flatMap(([, branch]) => [...placeholdersOf(branch)])],
    ),
  )
}

type Argument = Exclude<CompiledMessage[number], string>

const isChoice = ([, type]: Argument): boolean => ['plural', 'selectordinal', 'select'].includes(type ?? '')

function branchesOf(token: Argument): [form: string, branch: CompiledMessage][] {
  if (!isChoice(token)) return []
  return Object.entries(token[2] as Record<string, CompiledMessage>).filter(([form]) => form !== 'offset')
}

function choiceFaults(language: string, message: CompiledMessage): string[] {
  return message.flatMap((token) => {
    if (typeof token === 'string' || !isChoice(token)) return []
    const branches = branchesOf(token)
    const empty = branches.filter(([, branch]) => branch.every((part) => typeof part === 'string' && part.trim() === ''))
    return [
      ...formFaults(
        language,
        token,
        branches.map(([form]) => form),
      ),
      ...empty.map(([form]) => `says nothing for ${form} of {${token[0]}}`),
      ...branches.flatMap(([, branch]) => choiceFaults(language, branch)),
    ]
  })
}

function formFaults(language: string, [name, type]: Argument, forms: readonly string[]): string[] {
  if (type === 'select') return forms.includes('other') ? [] : [`lacks other of {${name}}`]
  const { needed, known } = pluralForms(language, type === 'plural' ? 'cardinal' : 'ordinal')
  const isExact = (form: string) => /^\d+$/.test(form)
  return [
    ...needed.filter((form) => !forms.includes(form)).map((form) => `lacks ${form} of {${name}}`),
    ...forms.filter((form) => !isExact(form) && !known.includes(form)).map((form) => `has ${form} of {${name}}, which this language has not`),
  ]
}

/** Needed are the forms of the numbers that we count; Italian has one more, for a million. */
export function pluralForms(language: string, type: Intl.PluralRuleType): { needed: string[]; known: string[] } {
  const rules = new Intl.PluralRules(language, { type })
  const needed = new Set(['other', ...Array.from({ length: 1000 }, (_, n) => rules.select(n))])
  return { needed: [...needed], known: rules.resolvedOptions().pluralCategories }
}
