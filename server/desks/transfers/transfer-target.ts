import { accepted, type Decision, refused } from '../../../shared/domain/decision.ts'
import type { Row } from '../../db/schema.ts'
import type { Tx } from '../../db/transact.ts'
import { interpreterNeed, offers, type PoolModel, poolOf, type SiteModel } from '../../network/model.ts'
import type { StepState } from '../deed-store.ts'
import { openSessionsAt } from '../session/store.ts'

/** What is null or left out stays as it is; of desk, pool and person at most one. */
export interface TransferWish {
  readonly serviceId?: string | undefined
  readonly deskId?: string | undefined
  readonly poolId?: string | undefined
  readonly staffId?: string | undefined
}

/**
 * What becomes of a step that is transferred. It keeps the time it has waited. A desk or a person must be at work and serve it:
 * nobody is sent to wait at a closed door (`cannot_be_served`).
 */
export async function transferred(tx: Tx, site: SiteModel, step: Row<'step'>, to: TransferWish): Promise<Decision<Partial<StepState>>> {
  const service = tx.network.services.get(to.serviceId ?? step.service_id)
  if (!service || !offers(site, service.id)) return refused('service_unknown')
  const pool = await poolFor(tx, site, to)
  if (pool === null || (pool !== undefined && !pool.serviceIds.has(service.id))) return refused('cannot_be_served')
  const isSame = service.id === step.service_id
  return accepted({
    service_id: service.id,
    expected_minutes: isSame ? step.expected_minutes : service.durationMinutes,
    interpreter_language: isSame ? step.interpreter_language : interpreterNeed(service, site, step.interpreter_language ?? undefined),
    wanted_desk_id: to.deskId ?? null,
    wanted_pool_id: to.poolId ?? null,
    wanted_staff_id: to.staffId ?? null,
  })
}

/** The pool of the one who shall call it; undefined: whoever serves it; null: there is no such desk, pool or person at work here. */
async function poolFor(tx: Tx, site: SiteModel, to: TransferWish): Promise<PoolModel | null | undefined> {
  if (to.poolId !== undefined) return site.pools.find((pool) => pool.id === to.poolId) ?? null
  if (to.deskId === undefined && to.staffId === undefined) return undefined
  const session = (await openSessionsAt(tx.db, site.id)).find((each) => each.desk_id === to.deskId || each.staff_id === to.staffId)
  return (session && poolOf(site, session.desk_id)) ?? null
}
