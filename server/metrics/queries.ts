import type { Reader } from '../db/schema.ts'

export async function outboxState(db: Reader) {
  const row = await db
    .selectFrom('outbox')
    .select(({ fn, eb }) => [
      fn.count<number>('id').filterWhere('failed_at', 'is', null).as('waiting'),
      fn.count<number>('id').filterWhere('failed_at', 'is not', null).as('failed'),
      fn.min(eb.case().when('failed_at', 'is', null).then(eb.ref('made_at')).end()).as('oldest'),
    ])
    .where('sent_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { waiting: Number(row.waiting), failed: Number(row.failed), oldestAt: row.oldest as number | null }
}

/** Only sites where somebody waits. */
export async function waitingBySite(db: Reader): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('step')
    .select(({ fn }) => ['site_id', fn.countAll<number>().as('count')])
    .where('status', '=', 'waiting')
    .where('ready', '=', 1)
    .groupBy('site_id')
    .execute()
  return new Map(rows.map((row) => [row.site_id, Number(row.count)]))
}
