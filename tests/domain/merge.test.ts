import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { merge } from '../../shared/domain/merge.ts'

const base = {
  name: 'Centre',
  phone: '1',
  hours: [1, 2],
  pools: [
    { id: 'a', desks: 1 },
    { id: 'b', desks: 2 },
  ],
}

describe('what two people made of the same', () => {
  test('each field is of whoever changed it', () => {
    const mine = { ...base, name: 'Mine' }
    const theirs = { ...base, phone: '2' }
    expect(merge(base, mine, theirs)).toEqual({ value: { ...base, name: 'Mine', phone: '2' }, conflicts: 0 })
  })

  test('where both changed one field, mine stands and is counted', () => {
    expect(merge(base, { ...base, name: 'Mine' }, { ...base, name: 'Theirs' })).toEqual({ value: { ...base, name: 'Mine' }, conflicts: 1 })
    expect(merge(base, { ...base, name: 'Both' }, { ...base, name: 'Both' }).conflicts).toBe(0)
  })

  test('a list is one field', () => {
    expect(merge(base, { ...base, hours: [1] }, { ...base, hours: [1, 2, 3] })).toEqual({ value: { ...base, hours: [1] }, conflicts: 1 })
  })

  test('entries with ids are merged one by one', () => {
    const mine = {
      ...base,
      pools: [
        { id: 'a', desks: 5 },
        { id: 'b', desks: 2 },
        { id: 'mine', desks: 1 },
      ],
    }
    const theirs = {
      ...base,
      pools: [
        { id: 'a', desks: 1 },
        { id: 'theirs', desks: 1 },
      ],
    }
    expect(merge(base, mine, theirs)).toEqual({
      value: {
        ...base,
        pools: [
          { id: 'a', desks: 5 },
          { id: 'mine', desks: 1 },
          { id: 'theirs', desks: 1 },
        ],
      },
      conflicts: 0,
    })
  })

  test('what one took away and the other changed stands as I have it', () => {
    const changed = {
      ...base,
      pools: [
        { id: 'a', desks: 9 },
        { id: 'b', desks: 2 },
      ],
    }
    const without = { ...base, pools: [{ id: 'b', desks: 2 }] }
    expect(merge(base, changed, without)).toEqual({ value: changed, conflicts: 1 })
    expect(merge(base, without, changed)).toEqual({ value: without, conflicts: 1 })
  })

  test('an optional field comes and goes', () => {
    const bare: { name: string; email?: string } = { name: 'x' }
    expect(merge(bare, bare, { name: 'x', email: 'a@b.example' }).value).toEqual({ name: 'x', email: 'a@b.example' })
    expect(merge({ name: 'x', email: 'a@b.example' }, { name: 'x' }, { name: 'y', email: 'a@b.example' }).value).toEqual({ name: 'y' })
  })
})

const record = fc.record({ name: fc.constantFrom('a', 'b', 'c'), list: fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 2 }) })
test('who changed nothing gets what the other made, and nothing conflicts', () => {
  fc.assert(
    fc.property(record, record, (before, after) => {
      expect(merge(before, before, after)).toEqual({ value: after, conflicts: 0 })
      expect(merge(before, after, before)).toEqual({ value: after, conflicts: 0 })
    }),
  )
})
