import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { interfaceLanguages } from '../../shared/text/languages.ts'
import { nativeNames, tagsWithOwnName } from '../../shared/text/own-names.ts'
import { languageName, nativeName } from '../../shared/text/when.ts'

const networks = ['server/network/demo-network.json', ...readdirSync('docs/networks').map((name) => `docs/networks/${name}`)]
const inNetworks = networks
  .filter((path) => path.endsWith('.json'))
  .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/"[lL]anguages":\s*\[([^\]]*)\]/g)])
  .flatMap(([, list]) => [...list!.matchAll(/"([^"]+)"/g)].map(([, tag]) => tag!))
const tags = [...new Set([...inNetworks, ...Object.keys(nativeNames), ...tagsWithOwnName])].sort()

// Fon is called Fon
const hasName = (tag: string, language: string) => languageName(tag, language) !== tag || tagsWithOwnName.includes(tag)

describe('each language of the networks and of the demo', () => {
  test.each(interfaceLanguages.map(({ tag }) => tag))('has a name in %s', (language) => {
    expect(tags).toContain('mnk')
    expect(tags.filter((tag) => !hasName(tag, language))).toEqual([])
  })

  test('has a name of its own', () => {
    expect(tags.filter((tag) => nativeName(tag) === undefined)).toEqual([])
  })
})

test('control: a language that nobody knows, and a tag that is none, show as they are written', () => {
  for (const tag of ['qqq', 'not a tag']) {
    expect(hasName(tag, 'it')).toBe(false)
    expect(nativeName(tag)).toBeUndefined()
  }
})
