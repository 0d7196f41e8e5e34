import { mayServeAt, mayWorkAt, type Staff } from '../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import type { Row } from '../db/schema.ts'
import { type Tx, takeTurn } from '../db/transact.ts'
import type { PoolModel, SiteModel } from '../network/model.ts'
import { poolOf } from '../network/model.ts'
import { openSession } from './session/store.ts'
import { stepById, stepInHand } from './store.ts'

export interface DeskAt {
  readonly deskId: string
  readonly site: SiteModel
  readonly pool: PoolModel
}

export interface OpenDesk extends DeskAt {
  readonly session: Row<'desk_session'>
}

/** The desk, if it stands at a site of this member of staff; "not yours" and "does not exist" are the same answer. */
export function deskOfStaff({ network }: Pick<Tx, 'network'>, actor: Staff, deskId: string): Decision<DeskAt> {
  const desk = deskAt({ network }, deskId)
  return desk && mayServeAt(actor, desk.site.id, desk.pool.institutionId) ? accepted(desk) : refused('not_found')
}

export function deskAt({ network }: Pick<Tx, 'network'>, deskId: string): DeskAt | null {
  const desk = network.desks.get(deskId)
  const site = desk && network.sites.get(desk.siteId)
  const pool = site && poolOf(site, deskId)
  return site && pool ? { deskId, site, pool } : null
}

/** The same, if it is open and theirs, with the turn of this site's queue taken. */
export async function openDeskOfStaff(tx: Tx, actor: Staff, deskId: string): Promise<Decision<OpenDesk>> {
  const desk = deskOfStaff(tx, actor, deskId)
  if (!desk.ok) return desk
  await takeTurn(tx.db, desk.value.site.id)
  const session = await openSession(tx.db, deskId)
  if (!session) return refused('desk_closed')
  return session.staff_id === actor.staffId ? accepted({ ...desk.value, session }) : refused('desk_taken')
}

/** The step in hand, if it is the one the clerk saw: a command must not hit another person. */
export async function inHand(tx: Tx, actor: Staff, deskId: string, stepId: string): Promise<Decision<{ desk: OpenDesk; step: Row<'step'> }>> {
  const desk = await openDeskOfStaff(tx, actor, deskId)
  if (!desk.ok) return desk
  const step = await stepInHand(tx.db, deskId)
  if (!step) return refused('desk_idle')
  return step.id === stepId ? accepted({ desk: desk.value, step }) : refused('step_changed')
}

/** A step of a site where this member of staff works, with the turn of its queue taken. */
export async function stepOfStaff(tx: Tx, actor: Staff, stepId: string): Promise<Decision<{ site: SiteModel; step: Row<'step'> }>> {
  const seen = await stepById(tx.db, stepId)
  const site = seen && tx.network.sites.get(seen.site_id)
  if (!site || !mayWorkAt(actor, site.id)) return refused('not_found')
  await takeTurn(tx.db, site.id)
  // As it is now that the turn is ours
  const step = await stepById(tx.db, stepId)
  return step ? accepted({ site, step }) : refused('not_found')
}
