import { describe, expect, test } from 'vitest'
import {
  afterVerb,
  type TicketStatus,
  type TicketVerb,
  ticketLabel,
  ticketMark,
  ticketShapes,
  ticketStatuses,
  ticketVerbs,
} from '../../shared/domain/ticket.ts'

const allowed: Record<TicketVerb, string> = {
  call: 'waiting>called',
  recall: 'called>called',
  start: 'called>serving',
  finish: 'serving>done',
  markAbsent: 'called>absent',
  return: 'absent>waiting',
  park: 'called>parked serving>parked',
  resume: 'parked>waiting',
  transfer: 'waiting>waiting called>waiting serving>waiting parked>waiting',
  leave: 'waiting>left parked>left absent>left',
  close: 'waiting>closed called>closed serving>closed parked>closed absent>closed',
}

const pairs = ticketStatuses.flatMap((status) => ticketVerbs.map((verb) => [status, verb] as const))

function expected(status: TicketStatus, verb: TicketVerb) {
  if (['done', 'left', 'closed'].includes(status)) return { ok: false, code: 'ticket_over' }
  const arrow = allowed[verb].split(' ').find((one) => one.startsWith(`${status}>`))
  return arrow === undefined ? { ok: false, code: 'step_changed' } : { ok: true, value: arrow.split('>')[1] }
}

describe('a ticket', () => {
  test.each(pairs)('%s, %s: leads where the picture says, or is refused', (status, verb) => {
    expect(afterVerb(status, verb)).toEqual(expected(status, verb))
  })

  test('that has ended takes no verb any more', () => {
    for (const status of ['done', 'left', 'closed'] as const) for (const verb of ticketVerbs) expect(afterVerb(status, verb).ok).toBe(false)
  })

  test('can end from every status', () => {
    const live = ticketStatuses.filter((status) => !['done', 'left', 'closed'].includes(status))
    expect(live.map((status) => afterVerb(status, 'close'))).toEqual(live.map(() => ({ ok: true, value: 'closed' })))
  })
})

describe('what is printed', () => {
  test('eight numbers in a row carry eight marks, and the ninth the first again', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9].map(ticketMark)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 0])
    expect(new Set(ticketShapes).size).toBe(8)
  })

  test('the number is in Latin digits, after the letter of its series', () => {
    expect(ticketLabel('A', 47)).toBe('A47')
    expect(ticketLabel('', 7)).toBe('7')
  })
})
