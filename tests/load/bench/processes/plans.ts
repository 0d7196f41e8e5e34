import type { Row } from '../../../../server/db/schema.ts'
import type { Tx } from '../../../../server/db/transact.ts'
import type { SiteModel } from '../../../../server/network/model.ts'
import { insertAll } from '../../../../server/network/store.ts'
import { minute } from '../../../../shared/domain/cells.ts'
import { dayInterval, localDay } from '../../../../shared/domain/opening.ts'

const daysAhead = 30
const hour = 60 * minute

/** Booked a day, and waiting to be planned anew, at the busiest site and at each other. */
const most = { booked: 60, replan: 60 }
const usual = { booked: 8, replan: 3 }

type Planned = Row<'appointment'>

/** The plans of the next weeks, who of them has lost their time, who cannot be had, and what stands in the waiting rooms. */
export async function insertPlans(tx: Tx, busiest: string): Promise<void> {
  const sites = [...tx.network.sites.values()]
  const appointments: Planned[] = []
  const busy: Row<'busy'>[] = []
  for (const site of sites) {
    const { booked, replan } = site.id === busiest ? most : usual
    for (let at = 0; at < booked * daysAhead; at++) {
      const row = plannedAt(tx, site, at, booked)
      const isLost = at < replan
      appointments.push(isLost ? { ...row, status: 'replan', replan_at: tx.now, replan_reason: 'siteClosed' } : row)
      if (!isLost) busy.push(...resourcesOf(tx, site, at).map(([resourceId, role]) => busyRow(row, resourceId, role)))
    }
  }
  await insertAll(tx.db, 'appointment', appointments)
  await insertAll(
    tx.db,
    'appointment_person',
    appointments.map(({ id }) => ({ appointment_id: id, given_name: 'Bench', family_name: id, email: 'bench@bench.example', phone: '02 0000000' })),
  )
  await insertAll(tx.db, 'busy', busy)
  await insertAll(
    tx.db,
    'unavailability',
    [...tx.network.people.keys()].flatMap((id) => awayRows(tx, id)),
  )
  await insertAll(
    tx.db,
    'device',
    sites.flatMap((site) => deviceRows(tx, site)),
  )
}

function plannedAt({ now }: Tx, site: SiteModel, at: number, aDay: number): Planned {
  const day = dayInterval(site.zone, localDay(site.zone, now + Math.floor(at / aDay) * 24 * hour))
  const start = day.from + 9 * hour + Math.floor(((at % aDay) * 540) / aDay / 5) * 5 * minute
  return {
    id: `plan-${site.id}-${at}`,
    code: `plan-${site.id}-${at}`,
    site_id: site.id,
    service_id: [...site.pools[0]!.serviceIds][at % 5]!,
    channel: 'onSite',
    language: 'it',
    interpreter_language: at % 3 === 0 ? 'ar' : null,
    status: 'booked',
    start_at: start,
    end_at: start + 30 * minute,
    hold_expires_at: null,
    made_at: now - 240 * hour,
    made_by: 'web',
    first_available_at: null,
    requester_kind: 'person',
    sequence: 0,
    replan_at: null,
    replan_reason: null,
    offered_at: null,
    first_visit: null,
  }
}

function resourcesOf({ network }: Tx, site: SiteModel, at: number): [string, string][] {
  const units = site.pools.flatMap((pool) => [...pool.unitIds])
  const people = (network.peopleAt.get(site.id) ?? []).filter((person) => person.kind === 'interpreter')
  const interpreter = people[at % Math.max(1, people.length)]
  return [[units[at % units.length]!, 'desk'], ...(at % 3 === 0 && interpreter ? [[interpreter.id, 'interpreter'] as [string, string]] : [])]
}

const busyRow = ({ id, start_at, end_at }: Planned, resourceId: string, role: string): Row<'busy'> => ({
  appointment_id: id,
  resource_id: resourceId,
  role,
  from_at: start_at,
  to_at: end_at,
  expires_at: null,
})

/** A week in the past and a day to come. */
const awayRows = ({ now, chance }: Tx, resourceId: string): Row<'unavailability'>[] =>
  [-20, 3].map((days) => ({
    id: chance.id(),
    resource_id: resourceId,
    from_at: now + days * 24 * hour,
    to_at: now + (days + (days < 0 ? 7 : 1)) * 24 * hour,
    source: 'staff',
    reason: 'ill',
    made_by: null,
    made_at: now,
  }))

const deviceRows = ({ now, chance }: Tx, site: SiteModel): Row<'device'>[] =>
  (['kiosk', 'board'] as const).map((kind) => ({
    id: chance.id(),
    kind,
    site_id: site.id,
    name: `${kind} ${site.name}`,
    pairing_code: null,
    pairing_expires_at: null,
    approved_at: now,
    approved_by: 'bench',
    revoked_at: null,
    printer: 0,
    wrong_codes: 0,
    paused_until: null,
  }))
