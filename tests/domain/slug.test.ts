import fc from 'fast-check'
import { expect, test } from 'vitest'
import { id } from '../../shared/contracts/values.ts'
import { slugOf } from '../../shared/domain/slug.ts'

test.each([
  ['Sportello di Città Alta', [], 'sportello-di-citta-alta'],
  ['  Comune – Ufficio 2 ', [], 'comune-ufficio-2'],
  ['Centro', ['centro'], 'centro-2'],
  ['Centro', ['centro', 'centro-2'], 'centro-3'],
  ['مركز', [], 'site'],
  ['কেন্দ্র', ['site'], 'site-2'],
  ['', [], 'site'],
])('%s, where %j are taken, becomes %s', (name, taken, slug) => {
  expect(slugOf(name, taken, 'site')).toBe(slug)
})

test('whatever the name, the id is one that the network file takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
      expect(id.safeParse(slugOf(name, [], 'area')).success).toBe(true)
    }),
  )
})
