import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { variableNames } from '../../server/config.ts'

const page = readFileSync('docs/operations.md', 'utf8')
const tableUnder = (heading: string, text: string): string => text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
const namesIn = (table: string): string[] => Array.from(table.matchAll(/^\| `(\w+)`/gm), ([, name]) => name!)

describe('the page for those who run it', () => {
  test('lists every variable that the program reads, in one order, and no other', () => {
    expect(namesIn(tableUnder('Environment', page)).sort()).toEqual([...variableNames].sort())
  })

  test('the control: a variable that nobody wrote down is missed', () => {
    const without = page.replace(/^\| `METRICS_TOKEN`.*\n/m, '')
    expect(namesIn(tableUnder('Environment', without)).sort()).not.toEqual([...variableNames].sort())
  })

  test('lists every figure of our own', () => {
    const source = readFileSync('server/metrics/metrics.ts', 'utf8')
    const own = [...source.matchAll(/name: 'sportello_(\w+)'/g), ...source.matchAll(/gauge\('(\w+)'/g)].map(([, name]) => `sportello_${name}`)
    expect(own.length).toBeGreaterThan(6)
    expect(
      namesIn(tableUnder('Health, metrics, logs', page))
        .filter((name) => name.startsWith('sportello_'))
        .sort(),
    ).toEqual(own.sort())
  })

  test('names only files and headings that are there', () => {
    const files = Array.from(page.matchAll(/`((?:deploy|server|tests)\/[\w./-]+\.\w+|deploy\/[A-Z]\w+)`/g), ([, file]) => file!)
    expect(files.length).toBeGreaterThan(6)
    expect(files.filter((file) => globSync(file).length === 0)).toEqual([])
    const anchors = Array.from(page.matchAll(/^## (.+)$/gm), ([, heading]) =>
      heading!
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    )
    expect(Array.from(page.matchAll(/\]\(#([\w-]+)\)/g), ([, anchor]) => anchor!).filter((anchor) => !anchors.includes(anchor))).toEqual([])
  })
})

describe('what is laid out for a machine', () => {
  const settings = readFileSync('deploy/sportello.env', 'utf8')
  const image = readFileSync('deploy/Containerfile', 'utf8')

  test('sets only variables that there are', () => {
    const set = [...settings.matchAll(/^(\w+)=/gm), ...image.matchAll(/\b([A-Z_]+)=(?:0\.0|3000|\/data|off)/g)].map(([, name]) => name!)
    expect(set.length).toBeGreaterThan(10)
    expect(set.filter((name) => !variableNames.includes(name))).toEqual([])
  })

  test('starts files that are there, and copies every folder that a start reads', () => {
    const units = globSync('deploy/*.service')
      .map((file) => readFileSync(file, 'utf8'))
      .join('')
    const started = Array.from(`${units}\n${image}`.matchAll(/\b(server\/[\w/]+\.ts)\b/g), ([, file]) => file!)
    expect(started.length).toBeGreaterThan(2)
    expect(started.filter((file) => globSync(file).length === 0)).toEqual([])
    for (const folder of ['build', 'migrations', 'shared', 'web', 'kiosk', 'server'])
      expect(image).toMatch(new RegExp(`^COPY .* ${folder} \\./${folder}$`, 'm'))
  })
})
