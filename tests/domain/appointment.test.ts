import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AppointmentStatus,
  type AppointmentVerb,
  afterVerb,
  appointmentStatuses,
  appointmentVerbs,
  channels,
  mayArriveAt,
  mayBook,
  mayStartAt,
  type Requester,
} from '../../shared/domain/appointment.ts'
import { minute } from '../../shared/domain/cells.ts'
import { runs, ten } from './oracle/queue-arbitraries.ts'

const at = (minutes: number) => ten + minutes * minute
const refused = (code: string) => ({ ok: false, code })
const accepted = <T>(value: T) => ({ ok: true, value })

const allowed: Record<AppointmentVerb, string> = {
  book: 'held>booked',
  move: 'booked>booked replan>booked',
  cancel: 'held>cancelled booked>cancelled arrived>cancelled replan>cancelled',
  arrive: 'booked>arrived',
  finish: 'booked>done arrived>done',
  miss: 'booked>missed arrived>missed',
  expire: 'held>expired',
  replan: 'booked>replan',
}

const endings: Partial<Record<AppointmentStatus, string>> = {
  expired: 'hold_expired',
  cancelled: 'already_cancelled',
  done: 'appointment_over',
  missed: 'appointment_over',
}

function expected(status: AppointmentStatus, verb: AppointmentVerb) {
  const arrow = allowed[verb].split(' ').find((one) => one.startsWith(`${status}>`))
  if (arrow !== undefined) return accepted(arrow.split('>')[1])
  if (endings[status]) return refused(endings[status])
  if (verb === 'move') return refused('cannot_move')
  if (status === 'replan' && verb === 'arrive') return refused('time_lost')
  return refused(status === 'arrived' && verb === 'arrive' ? 'already_checked_in' : 'step_changed')
}

describe('an appointment', () => {
  test.each(appointmentStatuses.flatMap((status) => appointmentVerbs.map((verb) => [status, verb] as const)))(
    '%s, %s: leads where the picture says, or is refused',
    (status, verb) => {
      expect(afterVerb(status, verb)).toEqual(expected(status, verb))
    },
  )

  test('whose hold has expired cannot be booked', () => {
    expect(afterVerb('expired', 'book')).toEqual(refused('hold_expired'))
  })

  test('that a site gave back is booked again by a move', () => {
    expect(afterVerb('replan', 'move')).toEqual(accepted('booked'))
  })
})

describe('a start', () => {
  const rules = { noticeMinutes: 60, horizonDays: 30 }
  const days = (count: number) => count * 24 * 60

  test.each([
    [-1, refused('start_in_past')],
    [0, refused('too_soon')],
    [59, refused('too_soon')],
    [60, accepted(at(60))],
    [days(30), accepted(at(days(30)))],
    [days(30) + 1, refused('too_far_ahead')],
  ])('%i minutes from now', (minutes, decision) => {
    expect(mayStartAt(at(minutes), rules, ten)).toEqual(decision)
  })

  test('needs no notice where none is asked', () => {
    expect(mayStartAt(ten, { noticeMinutes: 0, horizonDays: 0 }, ten)).toEqual(accepted(ten))
  })
})

describe('an arrival', () => {
  const rules = { earliestMinutes: 30, latestMinutes: 15 }

  test.each([
    [-31, refused('too_early')],
    [-30, accepted(ten)],
    [0, accepted(ten)],
    [15, accepted(at(15))],
    [16, refused('too_late')],
  ])('%i minutes after the start', (minutes, decision) => {
    expect(mayArriveAt(ten, rules, at(minutes))).toEqual(decision)
  })

  test('never counts a wait from before the booked time or before the check-in', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 100 }), fc.nat(90), fc.nat(90), (minutes, earliestMinutes, latestMinutes) => {
        const decision = mayArriveAt(ten, { earliestMinutes, latestMinutes }, at(minutes))
        expect(decision.ok ? decision.value : ten).toBe(decision.ok ? Math.max(ten, at(minutes)) : ten)
        expect(decision.ok).toBe(minutes >= -earliestMinutes && minutes <= latestMinutes)
      }),
      runs(1_000),
    )
  })
})

describe('who may book', () => {
  const nobody: Requester = { channel: 'onSite', by: 'kiosk', givenName: null, familyName: null, email: null, phone: null }

  test('nobody has to leave a name at a kiosk or with staff', () => {
    expect(mayBook(nobody)).toEqual(accepted(nobody))
    expect(mayBook({ ...nobody, by: 'staff' }).ok).toBe(true)
  })

  test('a name is needed on the web, and one of the two is enough', () => {
    expect(mayBook({ ...nobody, by: 'web' })).toEqual(refused('name_needed'))
    expect(mayBook({ ...nobody, by: 'web', givenName: ' ', familyName: '' })).toEqual(refused('name_needed'))
    expect(mayBook({ ...nobody, by: 'web', givenName: 'Amina' }).ok).toBe(true)
    expect(mayBook({ ...nobody, by: 'web', familyName: 'Rahman' }).ok).toBe(true)
  })

  test.each(
    channels.flatMap((channel) =>
      [null, ' ', '+39 02 1234567'].flatMap((phone) => [null, '', 'amina@example.org'].map((email) => [channel, phone, email] as const)),
    ),
  )('%s, phone %s, e-mail %s: reachable as the channel asks', (channel, phone, email) => {
    const reachable = channel === 'onSite' || phone === '+39 02 1234567' || (channel === 'video' && email === 'amina@example.org')
    const requester: Requester = { ...nobody, by: 'web', givenName: 'Amina', channel, phone, email }
    expect(mayBook(requester)).toEqual(reachable ? accepted(requester) : refused('contact_needed'))
  })
})
