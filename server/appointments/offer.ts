import type { Tx } from '../db/transact.ts'
import { queueMail } from '../mail/store.ts'
import type { ToOffer } from './replan-store.ts'
import { changeInCalendar } from './store.ts'

export interface Offers {
  readonly offered: readonly string[]
  /** who left a phone and no e-mail */
  readonly toCall: readonly string[]
  /** who left neither */
  readonly unreachable: readonly string[]
}

/** One mail to each, with the next free times; it takes the old time out of their calendar. Whoever left no e-mail must be called. */
export async function offerOtherTimes(tx: Tx, appointments: readonly ToOffer[]): Promise<Offers> {
  const offered: string[] = []
  for (const appointment of appointments.filter(({ email }) => email !== null)) if (await offer(tx, appointment)) offered.push(appointment.id)
  const others = appointments.filter(({ email }) => email === null)
  const [toCall, unreachable] = [others.filter(({ phone }) => phone !== null), others.filter(({ phone }) => phone === null)]
  return { offered, toCall: idsOf(toCall), unreachable: idsOf(unreachable) }
}

const idsOf = (appointments: readonly ToOffer[]): string[] => appointments.map(({ id }) => id)

async function offer(tx: Tx, appointment: ToOffer): Promise<boolean> {
  const sequence = await changeInCalendar(tx.db, appointment, { offered_at: tx.now })
  if (sequence === null) return false
  await queueMail(tx, 'replan', appointment.id, sequence)
  tx.record({ kind: 'appointmentOffered', siteId: appointment.site_id, appointmentId: appointment.id })
  return true
}
