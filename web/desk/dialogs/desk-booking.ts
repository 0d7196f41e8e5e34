import { type Accessor, createSignal } from 'solid-js'
import type { FollowingBooked } from '../../../shared/contracts/desks.ts'
import { write } from '../../kit/api.ts'
import { createSending } from '../../staff/sending.ts'
import type { Session } from '../../staff/session.ts'
import { createLoaded } from '../../ui/loaded.ts'

/** What a desk books for a visit, from the question to the paper. */
export interface DeskBookingProps {
  deskId: string
  stepId: string
  name: string
  session: Session
  /** a slip is to be printed */
  booked: (slip: FollowingBooked) => void
  print: () => void
  close: () => void
}

/** The free starts that `path` answers, once it is known, and one of them booked; what is refused is said, and the starts are looked for again. */
export function createDeskBooking<Found>(session: Session, path: Accessor<string | null>, booked: (slip: FollowingBooked) => void) {
  const found = createLoaded<Found>(path)
  const sending = createSending(session)
  return {
    found: found.value,
    refusal: () => sending.refusal() ?? found.problem(),
    isComing: found.loading,
    isRefused: () => found.problem() !== null,
    /** also until the starts are those of what is asked now */
    busy: () => sending.underWay() || found.loading(),
    async book(where: string, wish: object) {
      const done = await sending.send(async () => booked(await write<FollowingBooked>(where, wish)))
      if (!done) found.again()
    },
  }
}

/** A day that is being typed: it is asked for when it is whole. */
export function createFromDay() {
  const [typed, type] = createSignal('')
  return { typed, type, whole: () => (/^20\d\d-\d\d-\d\d$/.test(typed()) ? typed() : undefined) }
}

export type FromDay = ReturnType<typeof createFromDay>

/** What was typed, without what was not. */
export const given = (texts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).flatMap(([key, text]) => (text.trim() ? [[key, text.trim()]] : [])))
