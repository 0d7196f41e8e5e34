import type { Tx } from '../db/transact.ts'
import { queueMail } from '../mail/store.ts'
import type { ToOffer } from './replan-store.ts'
import { changeInCalendar } from './store.ts'

export interface Offers {
  readonly offered: readonly string[]
  /** who left no e-mail */
  readonly toCall: readonly string[]
}

/** One mail to each, with the next free times; it takes the old time out of their calendar. Whoever left no e-mail must be called. */
export async function offerOtherTimes(tx: Tx, appointments: readonly ToOffer[]): Promise<Offers> {
  const offered: string[] = []
  for (const appointment of appointments.filter(({ email }) => email !== null)) if (await offer(tx, appointment)) offered.push(appointment.id)
  return { offered, toCall: appointments.filter(({ email }) => email === null).map(({ id }) => id) }
}

async function offer(tx: Tx, appointment: ToOffer): Promise<boolean> {
  const sequence = await changeInCalendar(tx.db, appointment, { offered_at: tx.now })
  if (sequence === null) return false
  await queueMail(tx, 'replan', appointment.id, sequence)
  tx.record({ kind: 'appointmentOffered', siteId: appointment.site_id, appointmentId: appointment.id })
  return true
}
