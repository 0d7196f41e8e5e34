import type { Instant } from '../../shared/domain/cells.ts'
import type { DeskAbility } from '../../shared/domain/queue.ts'
import type { DeskPresence } from '../../shared/domain/wait.ts'
import type { Reader } from '../db/schema.ts'
import type { PoolModel, SiteModel } from '../network/model.ts'

export const abilityOf = (pool: PoolModel, deskId: string, staffId: string | null): DeskAbility => ({
  deskId,
  poolId: pool.id,
  staffId,
  serviceIds: [...pool.serviceIds],
  languages: pool.languages,
})

/** Open desks with what they have in hand. */
export async function openDesks(db: Reader, site: SiteModel): Promise<DeskPresence[]> {
  const sessions = await db
    .selectFrom('desk_session')
    .leftJoin('pause', (join) => join.onRef('pause.session_id', '=', 'desk_session.id').on('pause.to_at', 'is', null))
    .select(['desk_session.desk_id', 'desk_session.staff_id', 'desk_session.opened_at', 'pause.id as pause_id'])
    .where('desk_session.site_id', '=', site.id)
    .where('desk_session.closed_at', 'is', null)
    .execute()
  const open = new Map(sessions.map((row) => [row.desk_id, row]))
  const engaged = await db
    .selectFrom('step')
    .innerJoin('engagement', (join) => join.onRef('engagement.step_id', '=', 'step.id').on('engagement.closed_at', 'is', null))
    .select(['step.id', 'step.desk_id', 'step.service_id', 'step.called_at', 'step.started_at', 'engagement.resource_id'])
    .where('step.site_id', '=', site.id)
    .where('step.status', 'in', ['called', 'serving'])
    .execute()
  const freed = await freedAt(db, [...open.keys()])
  return site.pools.flatMap((pool) =>
    pool.desks
      .filter((desk) => open.has(desk.id))
      .map((desk) => {
        const session = open.get(desk.id)!
        const rows = engaged.filter((row) => row.desk_id === desk.id)
        const inHand = rows[0]
        return {
          ...abilityOf(pool, desk.id, session.staff_id),
          paused: session.pause_id !== null,
          freeSince: inHand ? null : Math.max(session.opened_at, freed.get(desk.id) ?? 0),
          serving: inHand
            ? {
                stepId: inHand.id,
                serviceId: inHand.service_id,
                since: inHand.started_at ?? inHand.called_at ?? 0,
                interpreterId: rows.find((row) => row.resource_id !== desk.id)?.resource_id ?? null,
              }
            : null,
        }
      }),
  )
}

/** When each desk last let somebody go. */
async function freedAt(db: Reader, deskIds: readonly string[]): Promise<ReadonlyMap<string, Instant>> {
  if (deskIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('engagement')
    .select((last) => ['resource_id', last.fn.max('closed_at').as('closed_at')])
    .where('resource_id', 'in', deskIds)
    .groupBy('resource_id')
    .execute()
  return new Map(rows.map((row) => [row.resource_id, Number(row.closed_at ?? 0)]))
}
