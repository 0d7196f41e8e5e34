import { afterVerb } from '../../shared/domain/appointment.ts'
import type { Instant } from '../../shared/domain/cells.ts'
import { replanDays } from '../db/personal.ts'
import type { Tx } from '../db/transact.ts'
import { queueMail } from '../mail/store.ts'
import { replansBefore } from './replan-store.ts'
import { changeInCalendar } from './store.ts'

const dayMs = 24 * 60 * 60_000

/**
 * Ends what nobody has planned anew for so long that the names must go: each is told, with the way to another appointment.
 * Answers which have ended.
 */
export async function giveUpReplans(tx: Tx, siteId: string, midnight: Instant): Promise<string[]> {
  const ended: string[] = []
  for (const appointment of await replansBefore(tx.db, siteId, midnight - replanDays * dayMs)) {
    const next = afterVerb(appointment.status, 'cancel')
    const sequence = next.ok ? await changeInCalendar(tx.db, appointment, { status: next.value }) : null
    if (sequence === null) continue
    await queueMail(tx, 'givenUp', appointment.id, sequence)
    tx.record({ kind: 'appointmentCancelled', siteId, appointmentId: appointment.id, code: 'notReplanned' })
    ended.push(appointment.id)
  }
  return ended
}
