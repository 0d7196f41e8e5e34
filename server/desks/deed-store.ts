import { type Insertable, sql } from 'kysely'
import type { Instant } from '../../shared/domain/cells.ts'
import type { DeedVerb } from '../../shared/domain/ticket.ts'
import { prepared } from '../db/prepared.ts'
import type { Reader, Row, Schema, Writer } from '../db/schema.ts'
import type { Tx } from '../db/transact.ts'

const changing = [
  ...['status', 'service_id', 'interpreter_language', 'expected_minutes', 'desk_id', 'called_at', 'recalled_at', 'recalls'],
  ...['started_at', 'ended_at', 'outcome', 'wanted_desk_id', 'wanted_pool_id', 'wanted_staff_id'],
] as const

/** All of a step that a deed can change. */
export type StepState = Pick<
  Row<'step'>,
  | ('status' | 'service_id' | 'interpreter_language' | 'expected_minutes' | 'desk_id' | 'called_at' | 'recalled_at' | 'recalls')
  | ('started_at' | 'ended_at' | 'outcome' | 'wanted_desk_id' | 'wanted_pool_id' | 'wanted_staff_id')
>

export const stateOf = (step: StepState): StepState =>
  Object.fromEntries(changing.map((column) => [column, step[column as keyof StepState]])) as unknown as StepState

export const sameState = (step: StepState, state: StepState): boolean => JSON.stringify(stateOf(step)) === JSON.stringify(state)

export interface Done {
  readonly deskId: string
  readonly staffId: string
  readonly stepId: string
  readonly verb: DeedVerb
  readonly before: StepState
  readonly after: StepState
  /** the call, absence, parking or transfer that was written for it */
  readonly recordId?: string
  /** engagements that it has closed */
  readonly released?: readonly string[]
  /** the parking that it has ended */
  readonly resumed?: string | undefined
  /** the visit was made for it */
  readonly born?: boolean
}

/** What a clerk has done, with the step as it was and as it became. */
export async function keepDeed({ db, now, chance }: Tx, { deskId, staffId, stepId, verb, ...rest }: Done): Promise<void> {
  await insertDeed(db, {
    id: chance.id(),
    desk_id: deskId,
    staff_id: staffId,
    step_id: stepId,
    verb,
    before: JSON.stringify(rest),
    at: now,
    undone_at: null,
  })
}

/** The same, of a step that had this state and took this change. */
export function keepChange(tx: Tx, seen: Row<'step'>, change: Partial<StepState>, done: Omit<Done, 'stepId' | 'before' | 'after'>): Promise<void> {
  const before = stateOf(seen)
  return keepDeed(tx, { ...done, stepId: seen.id, before, after: { ...before, ...change } })
}

const insertDeed = prepared((db: Writer, row: Insertable<Schema['deed']>) => db.insertInto('deed').values(row))

export interface KeptDeed extends Done {
  readonly id: string
  readonly at: Instant
}

/** The last thing this person did at this desk that has not been undone. */
export async function lastDeed(db: Reader, deskId: string, staffId: string): Promise<KeptDeed | null> {
  const row = await db
    .selectFrom('deed')
    .selectAll()
    .where('desk_id', '=', deskId)
    .where('staff_id', '=', staffId)
    .where('undone_at', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const kept = JSON.parse(row.before) as Pick<Done, 'before' | 'after' | 'recordId' | 'released' | 'resumed' | 'born'>
  return { id: row.id, at: row.at, deskId, staffId, stepId: row.step_id, verb: row.verb as DeedVerb, ...kept }
}

export const markUndone = (db: Writer, deedId: string, now: Instant) =>
  db.updateTable('deed').set({ undone_at: now }).where('id', '=', deedId).execute()

/** Takes a call back: nobody has been passed by it. */
export async function takeBackCall(db: Writer, callId: string, now: Instant): Promise<void> {
  const passed = db.selectFrom('overtaking').select('step_id').where('call_id', '=', callId)
  await db.updateTable('step').set({ passed: sql<number>`passed - 1` }).where('id', 'in', passed).execute()
  await db.deleteFrom('overtaking').where('call_id', '=', callId).execute()
  await db.updateTable('call').set({ undone_at: now }).where('id', '=', callId).execute()
}

/** The call that has brought this step to its desk. */
export async function takeBackCallOf(db: Writer, { id, site_id, desk_id, called_at }: Row<'step'>, now: Instant): Promise<void> {
  const call = await db
    .selectFrom('call')
    .select('id')
    .where('site_id', '=', site_id)
    .where('step_id', '=', id)
    .where('desk_id', '=', desk_id)
    .where('called_at', '=', called_at)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  if (call) await takeBackCall(db, call.id, now)
}

/** Takes away what was written for a deed that is undone; the deed itself stays. */
export async function deleteRecord(db: Writer, { verb, recordId }: Pick<Done, 'verb' | 'recordId'>): Promise<void> {
  if (recordId === undefined) return
  if (verb === 'absent') await db.deleteFrom('absence').where('id', '=', recordId).execute()
  if (verb === 'park') await db.deleteFrom('parking').where('id', '=', recordId).execute()
  if (verb === 'transfer') await db.deleteFrom('transfer').where('id', '=', recordId).execute()
}

/** Whom these engagements were of. */
export const resourcesOf = async (db: Reader, engagementIds: readonly string[]): Promise<string[]> =>
  engagementIds.length === 0
    ? []
    : (await db.selectFrom('engagement').select('resource_id').where('id', 'in', engagementIds).orderBy('resource_id').execute()).map(
        (row) => row.resource_id,
      )

export async function reopen(db: Writer, { released = [], resumed }: Pick<Done, 'released' | 'resumed'>): Promise<void> {
  if (released.length > 0) await db.updateTable('engagement').set({ closed_at: null }).where('id', 'in', released).execute()
  if (resumed !== undefined) await db.updateTable('parking').set({ resumed_at: null }).where('id', '=', resumed).execute()
}
