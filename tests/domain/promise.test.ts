import { describe, expect, test } from 'vitest'
import { minute } from '../../shared/domain/cells.ts'
import { promiseNow } from '../../shared/domain/promise.ts'
import type { WaitEstimate } from '../../shared/domain/wait.ts'

const at = (minutes: number) => 1_740_000_000_000 + minutes * minute
const range = (highMinutes: number): WaitEstimate => ({ kind: 'range', lowMinutes: 0, highMinutes, notLaterThan: at(999) })

describe('a promise', () => {
  test('stays what it was, also when a later estimate would promise something else', () => {
    expect(promiseNow(at(40), range(10), at(0))).toEqual({ at: at(40), kept: true, about: null })
    expect(promiseNow(at(40), range(40), at(0))).toEqual({ at: at(40), kept: true, about: null })
  })

  test('is not broken by the seconds, nor by what a free desk takes to call', () => {
    for (let second = 0; second < 180; second++) {
      const now = second / 60
      expect(promiseNow(at(1), range(0), at(now))).toMatchObject({ kept: true })
      expect(promiseNow(at(40), range(Math.ceil(43 - now)), at(now))).toMatchObject({ kept: true })
      // the control: a call that comes later, which is said to come at the same time all along
      expect(promiseNow(at(40), range(Math.ceil(45 - now)), at(now))).toEqual({ at: at(40), kept: false, about: at(45) })
    }
  })

  test('is broken when the wait goes past it, with about when it comes instead', () => {
    expect(promiseNow(at(40), range(44), at(0))).toEqual({ at: at(40), kept: false, about: at(45) })
    expect(promiseNow(at(40), range(0), at(44))).toEqual({ at: at(40), kept: false, about: at(45) })
  })

  test('is not kept up where nobody can say any more', () => {
    expect(promiseNow(at(40), { kind: 'unknown', reason: 'noDesk' }, at(0))).toEqual({ at: at(40), kept: false, about: null })
  })
})
