import type { Tx } from '../db/transact.ts'
import { queueMail } from '../mail/store.ts'
import { addressOf, type NetworkModel, type SiteModel, stopAt } from '../network/model.ts'
import { bookedOnSite, changeInCalendar } from './store.ts'

/**
 * Who keeps the time of an appointment at another address than the one they were told gets a mail, where we have
 * an address, and a new calendar entry: the site has moved, or a mobile unit stops somewhere else. Answers how many that are.
 */
export async function tellElsewhere(tx: Tx, before: NetworkModel, after: NetworkModel, siteIds: Iterable<string>): Promise<number> {
  let told = 0
  for (const siteId of siteIds) {
    const [old, site] = [before.sites.get(siteId), after.sites.get(siteId)]
    if (!old || !site || isAtSamePlace(old, site)) continue
    for (const appointment of await bookedOnSite(tx.db, siteId, tx.now)) {
      const wasAt = addressOf(old, stopAt(before, old, appointment.start_at))
      if (wasAt === addressOf(site, stopAt(after, site, appointment.start_at))) continue
      const sequence = await changeInCalendar(tx.db, appointment, {})
      if (sequence === null) continue
      if (appointment.email) await queueMail(tx, 'elsewhere', appointment.id, sequence)
      tx.record({ kind: 'appointmentMoved', siteId, appointmentId: appointment.id, code: 'elsewhere' })
      told++
    }
  }
  return told
}

const isAtSamePlace = (old: SiteModel, site: SiteModel): boolean =>
  old.address === site.address && old.city === site.city && JSON.stringify(old.stops) === JSON.stringify(site.stops)
