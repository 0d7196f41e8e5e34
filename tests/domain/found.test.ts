import { describe, expect, test } from 'vitest'
import { isFoundBy } from '../../shared/domain/found.ts'

const somebody = { name: 'Núñez D’Ávila María José', label: 'A47', code: '123456789' }
const found = (typed: string, known: Partial<typeof somebody> = {}) => isFoundBy(typed, { ...somebody, ...known })

describe('somebody is found by', () => {
  test.each(['nunez', 'NUÑEZ', 'maria', 'maria nun', 'davila', 'D’Avila', "d'avila", 'mar jo', ' nunez '])('the name as heard: %s', (typed) => {
    expect(found(typed)).toBe(true)
  })

  test.each([
    ['Mohammed Hassan', 'mohamed hasan'],
    ['Abdel Rahman', 'abdelrahman'],
    ['Łukasz', 'lukasz'],
    ['Søren', 'soren'],
    ['İbrahim', 'ibrahim'],
    ['أَحْمَد', 'احمد'],
    ['রহিমা', 'রহিমা'],
    ['王伟', '王'],
  ])('%s when %s is typed', (name, typed) => {
    expect(found(typed, { name })).toBe(true)
  })

  test.each(['A47', 'a47', '47', '789', '456 789', '456-789', '123456789', ''])('the number or the end of the code: %s', (typed) => {
    expect(found(typed)).toBe(true)
  })
})

describe('nobody is found by', () => {
  test.each(['unez', 'maria rossi', 'B47', '4', '7', '147', '89', '123', '-', 'jose x'])('what does not fit: %s', (typed) => {
    expect(found(typed)).toBe(false)
  })

  test('a name, where none was left', () => {
    expect(isFoundBy('maria', { name: null, label: 'A1', code: null })).toBe(false)
  })

  test('digits within a name', () => {
    expect(isFoundBy('12', { name: '12', label: null, code: null })).toBe(false)
  })
})
