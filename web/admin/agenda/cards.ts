import type { Agenda } from '../../../shared/contracts/agenda.ts'
import type { IconName } from '../../ui/icon-names.ts'

export type Booking = Agenda['bookings'][number]

/** What stands in the agenda: an appointment, somebody who was called, or a time in which somebody cannot be had. */
export interface Card {
  readonly id: string
  readonly kind: CardKind
  readonly resourceIds: readonly string[]
  /** wall times of the site */
  readonly from: string
  /** null: still under way */
  readonly to: string | null
  /** a name or a number, where the reader may know one */
  readonly who: string | null
  readonly serviceName: string | null
  readonly interpreter: string | null
  readonly booking: Booking | null
}

export type CardKind = Booking['status'] | 'visit' | 'away'

/** Each kind has its sign: colour alone tells nobody who cannot see it. */
export const signs = {
  booked: 'calendar',
  arrived: 'calendar-check',
  done: 'check',
  missed: 'calendar-x',
  visit: 'ticket',
  away: 'user-x',
} as const satisfies Record<CardKind, IconName>

export function cardsOf(plan: Agenda): Card[] {
  const bookings = plan.bookings.map((booking) => ({
    ...booking,
    id: booking.appointmentId,
    kind: booking.status,
    who: [booking.label, booking.name].filter(Boolean).join(' ') || null,
    booking,
  }))
  const visits = plan.visits.map((visit) => ({
    ...visit,
    id: visit.stepId,
    kind: 'visit' as const,
    resourceIds: [visit.deskId],
    who: visit.label,
    booking: null,
  }))
  const away = plan.away.map((each) => ({
    ...each,
    kind: 'away' as const,
    resourceIds: [each.resourceId],
    who: null,
    serviceName: null,
    interpreter: null,
    booking: null,
  }))
  return [...bookings, ...visits, ...away]
}
