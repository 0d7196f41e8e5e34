import { remoteChannels } from '../../shared/domain/ticket.ts'
import { prepared, written } from '../db/prepared.ts'
import type { Reader, Row } from '../db/schema.ts'

export type UnfinishedStep = Pick<
  Row<'step'>,
  'id' | 'ticket_id' | 'site_id' | 'service_id' | 'interpreter_language' | 'expected_minutes' | 'status' | 'ready'
> &
  Pick<Row<'ticket'>, 'series' | 'number'>

/** Steps of today that wait to be called, once or again, those that follow in a visit too. Whoever is rung up is not among them. */
export const unfinishedSteps = async (db: Reader, siteId: string, day: string): Promise<UnfinishedStep[]> =>
  (await selectUnfinished(db, { siteId, day })).rows

const selectUnfinished = prepared((db, { siteId, day }: { siteId: string; day: string }) =>
  db
    .selectFrom('step')
    .innerJoin('ticket', 'ticket.id', 'step.ticket_id')
    .select(['step.id', 'step.ticket_id', 'step.site_id', 'step.service_id', 'step.interpreter_language', 'step.expected_minutes'])
    .select(['step.status', 'step.ready', 'ticket.series', 'ticket.number'])
    .where('step.site_id', '=', siteId)
    .where('step.day', '=', day)
    .where('step.status', 'in', [written('waiting'), written('parked'), written('absent')])
    .where('ticket.channel', 'not in', remoteChannels.map(written))
    .orderBy('step.arrival')
    .orderBy('step.position'),
)
