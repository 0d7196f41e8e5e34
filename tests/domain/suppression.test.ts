import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fewestShown, hiddenCounts, type Sum } from '../../shared/domain/suppression.ts'

/** Parts with their total behind them, as they are shown: null for what is hidden. */
function shown(...parts: number[]): (number | null)[] {
  const counts = [...parts, total(parts)]
  const hidden = hiddenCounts(counts, [oneSum(parts.length)])
  return counts.map((count, place) => (hidden[place] ? null : count))
}

const total = (parts: readonly number[]): number => parts.reduce((sum, part) => sum + part, 0)
const oneSum = (parts: number): Sum => ({ total: parts, parts: Array.from({ length: parts }, (_, place) => place) })

describe('beside their total', () => {
  test.each([
    ['counts of 5 and more are shown', [5, 20, 0], [5, 20, 0, 25]],
    ['a small one takes the next smallest with it', [30, 3, 20, 8], [30, null, 20, null, 61]],
    ['two small ones are enough for each other', [30, 3, 4], [30, null, null, 37]],
    ['two that make less than 5 together are not', [30, 1, 2], [null, null, null, 33]],
    ['those that must all be one are not', [9, 1, 1, 1, 1, 1], [null, null, null, null, null, null, 14]],
    ['a zero is shown', [0, 0, 12], [0, 0, 12, 12]],
    ['a small one alone hides the total, which is the same', [3, 0], [null, 0, null]],
    ['where every part is one, the total is hidden too', [1, 1, 1, 1, 1], [null, null, null, null, null, null]],
  ])('%s', (_what, parts, expected) => {
    expect(shown(...parts)).toEqual(expected)
  })
})

const part = fc.oneof({ weight: 3, arbitrary: fc.nat(6) }, { weight: 1, arbitrary: fc.nat(12) })
const row = fc.array(part, { minLength: 1, maxLength: 5 })

describe('whatever the counts are', () => {
  test('no small one is shown, and no zero is hidden', () => {
    fc.assert(
      fc.property(row, (parts) => {
        for (const [place, count] of shown(...parts).entries()) {
          const real = [...parts, total(parts)][place]!
          expect(count === null || count === real).toBe(true)
          if (real > 0 && real < fewestShown) expect(count).toBeNull()
          if (real === 0) expect(count).toBe(0)
        }
      }),
    )
  })

  test('none that is hidden follows from the total by subtraction', () => {
    fc.assert(
      fc.property(row, (parts) => {
        const counts = [...parts, total(parts)]
        const sums = [oneSum(parts.length)]
        expect(followsFrom(counts, sums, hiddenCounts(counts, sums))).toEqual([])
      }),
    )
  })

  test('nor in a table with both margins, along any row or column', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part, part), { minLength: 1, maxLength: 4 }), (rows) => {
        const { counts, sums } = tableOf(rows)
        expect(followsFrom(counts, sums, hiddenCounts(counts, sums))).toEqual([])
      }),
    )
  })

  test('nor where the parts of a sum are sums themselves', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 3 }), (areas) => {
        const { counts, sums } = nested(areas)
        expect(followsFrom(counts, sums, hiddenCounts(counts, sums))).toEqual([])
      }),
    )
  })
})

describe('the control: where small counts alone are hidden', () => {
  const onlySmall = (counts: readonly number[]) => counts.map((count) => count > 0 && count < fewestShown)

  test('one of them is found out', () => {
    const counts = [30, 3, 20, 53]
    expect(followsFrom(counts, [oneSum(3)], onlySmall(counts))).toEqual([1])
  })

  test('ones that make their number together are found out', () => {
    const counts = [30, 1, 1, 32]
    expect(followsFrom(counts, [oneSum(3)], onlySmall(counts))).toEqual([1, 2])
  })

  test('one of a table is found out, along its column', () => {
    const { counts, sums } = tableOf([
      [3, 4, 20],
      [20, 20, 20],
    ])
    expect(followsFrom(counts, sums, onlySmall(counts))).not.toEqual([])
  })

  test('a hidden total of parts that are shown is found out', () => {
    expect(followsFrom([5, 7, 12], [oneSum(2)], [false, false, true])).toEqual([2])
  })
})

/** Rows with a total each, then the totals of the columns. */
function tableOf(rows: readonly (readonly number[])[]) {
  const width = rows[0]!.length + 1
  const withTotals = rows.map((parts) => [...parts, total(parts)])
  const margins = withTotals[0]!.map((_, column) => total(withTotals.map((cells) => cells[column]!)))
  const cells = [...withTotals, margins]
  const place = (line: number, column: number) => line * width + column
  const across = cells.map((_, line) => ({ total: place(line, width - 1), parts: margins.slice(1).map((_, column) => place(line, column)) }))
  const down = margins.map((_, column) => ({ total: place(rows.length, column), parts: rows.map((_, line) => place(line, column)) }))
  return { counts: cells.flat(), sums: [...across, ...down] }
}

function nested(areas: readonly (readonly number[])[]) {
  const counts: number[] = []
  const add = (count: number) => counts.push(count) - 1
  const sums = areas.map((sites) => ({ parts: sites.map(add), total: add(total(sites)) }))
  const whole = { parts: sums.map((sum) => sum.total), total: add(total(areas.map(total))) }
  return { counts, sums: [...sums, whole] }
}

/** Places of hidden counts that can be only one number for somebody who tries every number for each, one sum at a time. */
function followsFrom(counts: readonly number[], sums: readonly Sum[], hidden: readonly boolean[]): number[] {
  const found = sums.flatMap((sum) => onlyOne(counts, sum, hidden))
  return [...new Set(found)].sort((one, other) => one - other)
}

function onlyOne(counts: readonly number[], sum: Sum, hidden: readonly boolean[]): number[] {
  const unseen = sum.parts.filter((place) => hidden[place])
  const seen = total(sum.parts.filter((place) => !hidden[place]).map((place) => counts[place]!))
  const most = Math.max(...counts) + 2
  const possible = new Map([...unseen, ...(hidden[sum.total] ? [sum.total] : [])].map((place) => [place, new Set<number>()]))
  const guess = (place: number, guessed: readonly number[]) => {
    const all = seen + total(guessed)
    if (place < unseen.length) {
      for (let count = 1; count <= most && all + count <= 2 * most; count++) guess(place + 1, [...guessed, count])
      return
    }
    if (!hidden[sum.total] && all !== counts[sum.total]) return
    for (const [index, count] of guessed.entries()) possible.get(unseen[index]!)!.add(count)
    possible.get(sum.total)?.add(all)
  }
  guess(0, [])
  return [...possible].filter(([, numbers]) => numbers.size === 1).map(([place]) => place)
}
