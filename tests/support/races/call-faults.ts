import { sql } from 'kysely'
import type { Database } from '../../../server/db/open.ts'
import type { Row } from '../../../server/db/schema.ts'

type Reader = Database['reader']

/** Resources with more than one engagement that is still open, whatever the database's key says. */
export async function doubleEngagements(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ resource_id: string }>`
    select resource_id from engagement where closed_at is null group by resource_id having count(*) > 1`.execute(db)
  return rows.map((row) => row.resource_id)
}

/** Steps that have been called to more than one desk, or to one desk twice. */
export async function doubleCalls(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ step_id: string }>`select step_id from call group by step_id having count(*) > 1`.execute(db)
  return rows.map((row) => row.step_id)
}

/** The event log of one site with all that a retelling of it needs. Its order is the order of the turns. */
export async function readHistory(db: Reader, siteId: string) {
  const byId = <T extends { id: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.id, row]))
  const desks = await db
    .selectFrom('desk')
    .innerJoin('pool', 'pool.id', 'desk.pool_id')
    .select(['desk.id', 'pool.id as pool_id', 'pool.languages'])
    .where('desk.site_id', '=', siteId)
    .execute()
  return {
    events: (await db.selectFrom('event').selectAll().where('site_id', '=', siteId).orderBy('seq').execute()).map((row) => ({
      kind: row.kind,
      ...(JSON.parse(row.refs) as Refs),
    })),
    steps: byId(await db.selectFrom('step').selectAll().where('site_id', '=', siteId).execute()),
    calls: Map.groupBy(await db.selectFrom('call').selectAll().where('site_id', '=', siteId).execute(), (call) => call.step_id),
    engagements: Map.groupBy(await db.selectFrom('engagement').selectAll().execute(), (engagement) => engagement.step_id),
    overtakings: Map.groupBy(await db.selectFrom('overtaking').selectAll().execute(), (overtaking) => overtaking.call_id),
    desks: new Map(desks.map((desk) => [desk.id, { poolId: desk.pool_id, languages: JSON.parse(desk.languages) as string[] }])),
    poolServices: Map.groupBy(await db.selectFrom('pool_service').selectAll().execute(), (row) => row.pool_id),
    speakers: await db
      .selectFrom('resource_language')
      .innerJoin('resource', 'resource.id', 'resource_id')
      .select(['resource_id', 'language'])
      .where('kind', '=', 'interpreter')
      .execute(),
  }
}

interface Refs {
  readonly stepId?: string
  readonly deskId?: string
}
export type History = Awaited<ReturnType<typeof readHistory>>

/**
 * Tells the day again from the event log and says where it could not have happened so: somebody called twice or by two desks, a
 * desk or an interpreter with two people, a call without the interpreter it needs, somebody passed without a record or too often.
 * It knows interpreters that are here all day and have promised themselves to nobody.
 */
export function callFaults(history: History, maxPassed: number): string[] {
  const faults: string[] = []
  const waiting = new Set<string>()
  const holder = new Map<string, string>()
  const passed = new Map<string, number>()
  for (const { kind, stepId, deskId } of history.events) {
    if (kind === 'ticketTaken' || kind === 'appointmentArrived') waiting.add(stepId!)
    if (kind === 'stepCalled') tellCall(history.steps.get(stepId!)!, deskId!)
    if (kind === 'serviceFinished' || kind === 'stepAbsent') setFree(stepId!)
  }
  for (const step of history.steps.values()) {
    if (step.passed !== (passed.get(step.id) ?? 0)) faults.push(`${step.id} was passed ${passed.get(step.id) ?? 0} times, and has ${step.passed}`)
    if (step.passed > maxPassed) faults.push(`${step.id} was passed ${step.passed} times`)
  }
  return faults

  function tellCall(step: Row<'step'>, deskId: string) {
    const [call, ...more] = history.calls.get(step.id) ?? []
    if (!call || more.length > 0) faults.push(`${step.id} has ${1 + more.length} calls`)
    if (!waiting.delete(step.id)) faults.push(`${step.id} was called while not waiting`)
    const engaged = (history.engagements.get(step.id) ?? []).map((engagement) => engagement.resource_id)
    if (!isWhole(step, deskId, engaged)) faults.push(`${step.id} was called to ${deskId} with ${engaged}`)
    if (call) tellOvertaken(step, call)
    for (const resourceId of engaged) {
      if (holder.has(resourceId)) faults.push(`${resourceId} had ${holder.get(resourceId)} when ${step.id} was called`)
      holder.set(resourceId, step.id)
    }
  }

  function setFree(stepId: string) {
    for (const [resourceId, held] of holder) if (held === stepId) holder.delete(resourceId)
  }

  /** The desk, and one interpreter of the language where nobody at the desk speaks it. */
  function isWhole(step: Row<'step'>, deskId: string, engaged: readonly string[]): boolean {
    const others = engaged.filter((resourceId) => resourceId !== deskId)
    if (engaged.length - others.length !== 1) return false
    if (!needsInterpreter(step, deskId)) return others.length === 0
    return (
      others.length === 1 && history.speakers.some((speaker) => speaker.resource_id === others[0] && speaker.language === step.interpreter_language)
    )
  }

  function needsInterpreter(step: Row<'step'>, deskId: string): boolean {
    return step.interpreter_language !== null && !history.desks.get(deskId)!.languages.includes(step.interpreter_language)
  }

  function tellOvertaken(step: Row<'step'>, call: Row<'call'>) {
    const expected = [...waiting].filter((id) => isOvertaken(history.steps.get(id)!, step, call)).sort()
    const kept = (history.overtakings.get(call.id) ?? []).map((overtaking) => overtaking.step_id).sort()
    if (expected.join() !== kept.join()) faults.push(`the call of ${step.id} passed ${expected}, and keeps ${kept}`)
    for (const id of expected) passed.set(id, (passed.get(id) ?? 0) + 1)
  }

  function isOvertaken(step: Row<'step'>, called: Row<'step'>, { desk_id, called_at }: Row<'call'>): boolean {
    const cameBefore = step.waiting_since - called.waiting_since || step.arrival - called.arrival
    const served = history.poolServices.get(history.desks.get(desk_id)!.poolId)!.some((each) => each.service_id === step.service_id)
    const free = history.speakers.some((speaker) => speaker.language === step.interpreter_language && !holder.has(speaker.resource_id))
    return step.waiting_since <= called_at && cameBefore < 0 && served && (free || !needsInterpreter(step, desk_id))
  }
}
