import type { Insertable } from 'kysely'
import type { Instant } from '../../../shared/domain/cells.ts'
import type { PauseReason } from '../../../shared/domain/ticket.ts'
import { prepared } from '../../db/prepared.ts'
import type { Reader, Row, Schema, Writer } from '../../db/schema.ts'
import type { Tx } from '../../db/transact.ts'

export const openSession = async (db: Reader, deskId: string): Promise<Row<'desk_session'> | undefined> => (await selectSession(db, deskId)).rows[0]

const selectSession = prepared((db, deskId: string) =>
  db.selectFrom('desk_session').selectAll().where('desk_id', '=', deskId).where('closed_at', 'is', null),
)

export const openSessionOf = (db: Reader, staffId: string) =>
  db.selectFrom('desk_session').selectAll().where('staff_id', '=', staffId).where('closed_at', 'is', null).executeTakeFirst()

export const insertSession = (tx: Tx, deskId: string, siteId: string, staffId: string) =>
  tx.db
    .insertInto('desk_session')
    .values({ id: tx.chance.id(), desk_id: deskId, site_id: siteId, staff_id: staffId, opened_at: tx.now, closed_at: null })
    .execute()

/** Nobody sits there any more: the pause and the cry for help are over, and whoever was meant for this desk or person is anybody’s again. */
export async function closeSession({ db, now }: Tx, session: Row<'desk_session'>, poolId: string): Promise<void> {
  await db.updateTable('desk_session').set({ closed_at: now }).where('id', '=', session.id).where('closed_at', 'is', null).execute()
  await endPause(db, session.id, now)
  await closeHelp(db, session.desk_id, now, null)
  await widenWanted(db, session, poolId)
}

async function widenWanted(db: Writer, { desk_id, staff_id, site_id }: Row<'desk_session'>, poolId: string): Promise<void> {
  const ofSite = () => db.updateTable('step').where('site_id', '=', site_id).where('status', 'in', ['waiting', 'parked', 'absent'])
  await ofSite().set({ wanted_desk_id: null, wanted_pool_id: poolId }).where('wanted_desk_id', '=', desk_id).execute()
  await ofSite().set({ wanted_staff_id: null }).where('wanted_staff_id', '=', staff_id).execute()
}

export const openSessionsAt = (db: Reader, siteId: string) =>
  db.selectFrom('desk_session').selectAll().where('site_id', '=', siteId).where('closed_at', 'is', null).execute()

export const openPause = async (db: Reader, sessionId: string): Promise<Row<'pause'> | undefined> => (await selectPause(db, sessionId)).rows[0]

const selectPause = prepared((db, sessionId: string) =>
  db.selectFrom('pause').selectAll().where('session_id', '=', sessionId).where('to_at', 'is', null),
)

export const insertPause = (tx: Tx, session: Row<'desk_session'>, reason: PauseReason) =>
  tx.db
    .insertInto('pause')
    .values({ id: tx.chance.id(), session_id: session.id, desk_id: session.desk_id, reason, from_at: tx.now, to_at: null })
    .execute()

export const endPause = (db: Writer, sessionId: string, now: Instant) =>
  db.updateTable('pause').set({ to_at: now }).where('session_id', '=', sessionId).where('to_at', 'is', null).execute()

export const openHelp = (db: Reader, deskId: string) =>
  db.selectFrom('help_call').selectAll().where('desk_id', '=', deskId).where('answered_at', 'is', null).executeTakeFirst()

export const insertHelp = (db: Writer, row: Insertable<Schema['help_call']>) => db.insertInto('help_call').values(row).execute()

export async function closeHelp(db: Writer, deskId: string, now: Instant, answeredBy: string | null): Promise<boolean> {
  const closed = await db
    .updateTable('help_call')
    .set({ answered_at: now, answered_by: answeredBy })
    .where('desk_id', '=', deskId)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  return closed.numUpdatedRows > 0n
}

/** At most twice a minute: a console that speaks more often costs nothing. */
export const noteSeen = (db: Writer, sessionId: string, now: Instant) =>
  db
    .updateTable('desk_session')
    .set({ seen_at: now })
    .where('id', '=', sessionId)
    .where((either) => either.or([either('seen_at', 'is', null), either('seen_at', '<=', now - seenEveryMs)]))
    .execute()

const seenEveryMs = 25_000

/** Open desks that serve nobody and whose console was last heard before `before`; one that has never spoken is none. */
export const silentDesks = (db: Reader, before: Instant) =>
  db
    .selectFrom('desk_session')
    .select(['desk_id', 'seen_at'])
    .where('closed_at', 'is', null)
    .where('seen_at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('step')
            .select('step.id')
            .whereRef('step.site_id', '=', 'desk_session.site_id')
            .where('step.status', '=', 'serving')
            .whereRef('step.desk_id', '=', 'desk_session.desk_id'),
        ),
      ),
    )
    .execute()
