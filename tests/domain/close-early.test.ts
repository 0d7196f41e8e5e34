import { expect, test } from 'vitest'
import { closedEarly } from '../../shared/domain/close-early.ts'

const hours = [
  { on: ['mon', 'tue'], from: '09:00', to: '13:00' },
  { on: ['tue'], from: '14:00', to: '18:00' },
  { on: ['tue'], from: '19:00', to: '20:00', validTo: '2026-01-31' },
]
const tuesday = '2026-03-10'
const on = (from: string, to: string) => ({ fromDay: tuesday, toDay: tuesday, from, to, reason: 'ill' })

test('what was open until then stays open', () => {
  expect(closedEarly(hours, [], tuesday, '16:00', 'ill')).toEqual([on('09:00', '13:00'), on('14:00', '16:00')])
  expect(closedEarly(hours, [], tuesday, '13:30', 'ill')).toEqual([on('09:00', '13:00')])
})

test('closing before it opens closes the day', () => {
  expect(closedEarly(hours, [], tuesday, '08:00', 'ill')).toEqual([{ fromDay: tuesday, toDay: tuesday, reason: 'ill' }])
})

test('a closed day stays closed, and an extra opening is cut', () => {
  const closed = { fromDay: tuesday, toDay: tuesday, reason: 'feast' }
  expect(closedEarly(hours, [closed], tuesday, '12:00', 'ill')).toEqual([{ fromDay: tuesday, toDay: tuesday, reason: 'ill' }])
  expect(closedEarly(hours, [{ ...on('10:00', '20:00'), place: 'Market' }], tuesday, '12:00', 'ill')).toEqual([
    { ...on('10:00', '12:00'), place: 'Market' },
  ])
})

test('other days of a longer exception stay as they are', () => {
  const week = { fromDay: '2026-03-09', toDay: '2026-03-13', from: '10:00', to: '12:00', reason: 'works' }
  expect(closedEarly(hours, [week], tuesday, '11:00', 'ill')).toEqual([
    { ...week, toDay: '2026-03-09' },
    { ...week, fromDay: '2026-03-11' },
    on('10:00', '11:00'),
  ])
})
