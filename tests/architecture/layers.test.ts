import { describe, expect, test } from 'vitest'
import type { Example, Rule } from './rule.ts'
import { clockInDeps, environmentInConfig } from './rules/ambient.ts'
import { contractsAsTypes, kioskBorders, nothingOfTheServer, staffRoom, webBorders } from './rules/clients.ts'
import { commandLineOutside } from './rules/command-line.ts'
import { plainCommands } from './rules/commands.ts'
import { driversInOnePlace, frozenMigrations, kyselyInStores } from './rules/database.ts'
import { lowerParts, pureDomain } from './rules/domain.ts'
import { noDrawers } from './rules/names.ts'
import { wordsInCatalogues } from './rules/words.ts'
import { sourceOf, sources } from './source.ts'

// Who may import what. Each rule is a file of ./rules with files that it must find and files that it must not.
const rules: readonly Rule[] = [
  pureDomain,
  lowerParts,
  kyselyInStores,
  driversInOnePlace,
  frozenMigrations,
  plainCommands,
  commandLineOutside,
  nothingOfTheServer,
  kioskBorders,
  webBorders,
  staffRoom,
  contractsAsTypes,
  environmentInConfig,
  clockInDeps,
  noDrawers,
  wordsInCatalogues,
]

const house = sources()

test('the house is found', () => {
  expect(house.length).toBeGreaterThan(50)
})

describe.each(rules)('$name', (rule) => {
  test('holds in the whole house', () => {
    expect(house.flatMap(rule.violations)).toEqual([])
  })

  test.each(titled(rule.broken))('is broken by $title', ({ path, text }) => {
    expect(rule.violations(sourceOf(path, text))).not.toEqual([])
  })

  test.each(titled(rule.kept))('is kept by $title', ({ path, text }) => {
    expect(rule.violations(sourceOf(path, text))).toEqual([])
  })
})

function titled(examples: readonly Example[]) {
  return examples.map(([path, text]) => ({ path, text, title: `a made-up ${path}: ${text.replaceAll('\n', '; ')}` }))
}
