import { sql } from 'kysely'
import type { Database } from '../../../server/db/open.ts'
import type { Row } from '../../../server/db/schema.ts'
import type { TestServer } from '../server.ts'

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

export const waitingSteps = async ({ running }: TestServer): Promise<string[]> =>
  (await running.deps.database.reader.selectFrom('step').select('id').where('status', '=', 'waiting').execute()).map((row) => row.id)

/** Who sits at a desk. */
export async function stepsInHand({ running }: TestServer): Promise<{ stepId: string; deskId: string }[]> {
  const { reader } = running.deps.database
  const rows = await reader.selectFrom('step').select(['id', 'desk_id']).where('status', 'in', ['called', 'serving']).execute()
  return rows.map((row) => ({ stepId: row.id, deskId: row.desk_id! }))
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
    calls: Map.groupBy(
      await db.selectFrom('call').selectAll().where('site_id', '=', siteId).orderBy('called_at').orderBy('id').execute(),
      (call) => call.step_id,
    ),
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
  readonly code?: string
}
export type History = Awaited<ReturnType<typeof readHistory>>

/** Where somebody is, and whom they hold. */
interface Standing {
  readonly place: 'waiting' | 'atDesk' | 'aside' | 'gone'
  readonly held: readonly string[]
}

/** A person in the retelling: what was done for them that can still be taken back, the newest last. */
interface Person {
  now: Standing
  readonly before: Standing[]
  /** of the calls that stand, whom each has passed */
  readonly passedBy: string[][]
  /** so many at each desk */
  readonly calls: Map<string, number>
}

/** What a clerk did, and where it led. */
const deeds: Readonly<Record<string, Standing['place']>> = {
  serviceStarted: 'atDesk',
  serviceFinished: 'gone',
  stepAbsent: 'aside',
  stepParked: 'aside',
}
const returns: readonly string[] = ['stepReturned', 'stepResumed', 'stepGivenBack']

/**
 * Tells the day again from the event log and says where it could not have happened so: somebody called while not waiting or by two
 * desks, a desk or an interpreter with two people, a call without the interpreter it needs or without its engagement, somebody
 * passed without a record, in vain or too often. It knows interpreters that are here all day and have promised themselves to nobody.
 */
export function callFaults(history: History, maxPassed: number): string[] {
  const faults: string[] = []
  const people = new Map<string, Person>()
  const holder = new Map<string, string>()
  const passed = new Map<string, number>()
  for (const { kind, stepId = '', deskId = '', code } of history.events) {
    if (kind === 'ticketTaken' || kind === 'appointmentArrived')
      people.set(stepId, { now: { place: 'waiting', held: [] }, before: [], passedBy: [], calls: new Map() })
    if (kind === 'stepCalled') tellCall(history.steps.get(stepId)!, deskId, code)
    if (deeds[kind]) tellDeed(stepId, deeds[kind])
    if (returns.includes(kind)) tellReturn(stepId)
    if (kind === 'deedUndone') tellUndone(stepId, code!)
  }
  for (const step of history.steps.values()) tellEnd(step)
  return faults

  function tellCall(step: Row<'step'>, deskId: string, chosenFor: string | undefined) {
    const person = people.get(step.id)!
    const earlier = person.calls.get(deskId) ?? 0
    person.calls.set(deskId, earlier + 1)
    // Those of one desk come one after another; two desks may have begun in another order than they had their turns
    const call = history.calls.get(step.id)?.filter((each) => each.desk_id === deskId)[earlier]
    if (!call) return void faults.push(`${step.id} was called by ${deskId}, and there is no such call`)
    // Only a call by hand fetches somebody who was set aside
    const may = person.now.place === 'waiting' || (person.now.place === 'aside' && chosenFor !== undefined)
    if (!may) faults.push(`${step.id} was called while ${person.now.place}`)
    const held = [call.desk_id, ...(call.interpreter_id ? [call.interpreter_id] : [])]
    if (!isWhole(step, deskId, held)) faults.push(`${step.id} was called to ${deskId} with ${held}`)
    person.passedBy.push(tellOvertaken(step, call))
    goTo(step.id, { place: 'atDesk', held })
  }

  function tellDeed(stepId: string, place: Standing['place']) {
    const { now } = people.get(stepId)!
    goTo(stepId, { place, held: place === 'atDesk' ? now.held : [] })
  }

  /** The reception’s, or the product’s own: no clerk takes it back, nor what was before. */
  function tellReturn(stepId: string) {
    goTo(stepId, { place: 'waiting', held: [] })
    people.get(stepId)!.before.length = 0
  }

  function tellUndone(stepId: string, verb: string) {
    const person = people.get(stepId)!
    const back = person.before.pop()
    if (!back) return void faults.push(`${verb} of ${stepId} was undone, and was never done`)
    if (verb === 'call') for (const id of person.passedBy.pop() ?? []) passed.set(id, passed.get(id)! - 1)
    stand(stepId, back)
  }

  function goTo(stepId: string, next: Standing) {
    people.get(stepId)!.before.push(people.get(stepId)!.now)
    stand(stepId, next)
  }

  function stand(stepId: string, next: Standing) {
    for (const [resourceId, held] of holder) if (held === stepId) holder.delete(resourceId)
    for (const resourceId of next.held) {
      if (holder.has(resourceId)) faults.push(`${resourceId} had ${holder.get(resourceId)} and ${stepId}`)
      holder.set(resourceId, stepId)
    }
    people.get(stepId)!.now = next
  }

  /** What the tables hold in the end is what was told. */
  function tellEnd(step: Row<'step'>) {
    const told = passed.get(step.id) ?? 0
    if (step.passed !== told) faults.push(`${step.id} was passed ${told} times, and has ${step.passed}`)
    if (step.passed > maxPassed) faults.push(`${step.id} was passed ${step.passed} times`)
    const calls = history.calls.get(step.id) ?? []
    const heard = [...(people.get(step.id)?.calls.values() ?? [])].reduce((sum, count) => sum + count, 0)
    if (calls.length !== heard) faults.push(`${step.id} has ${calls.length} calls, and ${heard} were heard of`)
    const should = calls.flatMap((call) => [call.desk_id, call.interpreter_id]).filter((id) => id !== null)
    const engaged = (history.engagements.get(step.id) ?? []).map((engagement) => engagement.resource_id)
    if (should.sort().join() !== engaged.sort().join()) faults.push(`${step.id} was called with ${should}, and engaged ${engaged}`)
  }

  /** The desk, and one interpreter of the language where nobody at the desk speaks it. */
  function isWhole(step: Row<'step'>, deskId: string, held: readonly string[]): boolean {
    const others = held.filter((resourceId) => resourceId !== deskId)
    if (held.length - others.length !== 1) return false
    if (!needsInterpreter(step, deskId)) return others.length === 0
    return (
      others.length === 1 && history.speakers.some((speaker) => speaker.resource_id === others[0] && speaker.language === step.interpreter_language)
    )
  }

  function needsInterpreter(step: Row<'step'>, deskId: string): boolean {
    return step.interpreter_language !== null && !history.desks.get(deskId)!.languages.includes(step.interpreter_language)
  }

  function tellOvertaken(step: Row<'step'>, call: Row<'call'>): string[] {
    const waiting = [...people].filter(([id, person]) => id !== step.id && person.now.place === 'waiting').map(([id]) => id)
    const expected = waiting.filter((id) => isOvertaken(history.steps.get(id)!, step, call)).sort()
    const kept = (history.overtakings.get(call.id) ?? []).map((overtaking) => overtaking.step_id).sort()
    const should = call.undone_at === null ? expected : []
    if (should.join() !== kept.join()) faults.push(`the call of ${step.id} passed ${should}, and keeps ${kept}`)
    for (const id of expected) passed.set(id, (passed.get(id) ?? 0) + 1)
    for (const id of expected) if (passed.get(id)! > maxPassed) faults.push(`${id} was passed once too often`)
    return expected
  }

  function isOvertaken(step: Row<'step'>, called: Row<'step'>, { desk_id, called_at }: Row<'call'>): boolean {
    const cameBefore = step.waiting_since - called.waiting_since || step.arrival - called.arrival
    const served = history.poolServices.get(history.desks.get(desk_id)!.poolId)!.some((each) => each.service_id === step.service_id)
    const free = history.speakers.some((speaker) => speaker.language === step.interpreter_language && !holder.has(speaker.resource_id))
    return step.waiting_since <= called_at && cameBefore < 0 && served && (free || !needsInterpreter(step, desk_id))
  }
}
