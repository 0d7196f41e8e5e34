import { expect, test } from 'vitest'
import { same } from '../../shared/domain/same.ts'

test.each([
  [
    { a: 1, b: [1, { c: 2 }] },
    { b: [1, { c: 2 }], a: 1 },
  ],
  [{ a: 1, b: undefined }, { a: 1 }],
  [[], []],
  [null, null],
])('%j is the same as %j', (one, other) => {
  expect(same(one, other)).toBe(true)
  expect(same(other, one)).toBe(true)
})

test.each([
  [{ a: 1 }, { a: 2 }],
  [{ a: [1, 2] }, { a: [2, 1] }],
  [{ a: 1 }, { a: 1, b: null }],
  [[], {}],
  [null, {}],
  ['1', 1],
])('%j is not the same as %j', (one, other) => {
  expect(same(one, other)).toBe(false)
  expect(same(other, one)).toBe(false)
})
