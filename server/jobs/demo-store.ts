import type { Reader } from '../db/schema.ts'
import type { Tx } from '../db/transact.ts'

const reason = 'demo'

/** Opens the site, and brings the interpreters, for the whole of these days. True when the first of them was not opened before. */
export async function openToday({ db, chance }: Tx, siteId: string, interpreterIds: readonly string[], days: readonly string[]): Promise<boolean> {
  const opened = await db.selectFrom('hours_exception').select('from_day').where('site_id', '=', siteId).where('reason', '=', reason).execute()
  const known = new Set(opened.map((row) => row.from_day))
  const rows = days
    .filter((day) => !known.has(day))
    .flatMap((day) =>
      [null, ...interpreterIds].map((resource_id) => ({
        id: chance.id(),
        site_id: siteId,
        resource_id,
        from_day: day,
        to_day: day,
        from_minute: 0,
        to_minute: 1440,
        reason,
      })),
    )
  if (rows.length > 0) await db.insertInto('hours_exception').values(rows).execute()
  const played = await db.selectFrom('meta').select('value').where('key', '=', 'demoDay').executeTakeFirst()
  await db
    .insertInto('meta')
    .values({ key: 'demoDay', value: days[0]! })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: days[0]! }))
    .execute()
  return played?.value !== days[0]
}

export async function waitingCount(db: Reader, siteId: string): Promise<number> {
  const rows = await db.selectFrom('step').select('id').where('site_id', '=', siteId).where('status', '=', 'waiting').execute()
  return rows.length
}

export async function openEngagements(db: Reader, stepId: string): Promise<number> {
  return (await db.selectFrom('engagement').select('id').where('step_id', '=', stepId).where('closed_at', 'is', null).execute()).length
}

export async function staffIdOf(db: Reader, email: string): Promise<string | undefined> {
  return (await db.selectFrom('user').select('id').where('email', '=', email).executeTakeFirst())?.id
}

export async function hasFacts(db: Reader): Promise<boolean> {
  return (await db.selectFrom('fact').select('id').limit(1).executeTakeFirst()) !== undefined
}
