import type { Reader, Row } from '../db/schema.ts'

export type UnfinishedStep = Pick<Row<'step'>, 'id' | 'site_id' | 'service_id' | 'interpreter_language'> & Pick<Row<'ticket'>, 'series' | 'number'>

/** Steps of today that wait to be called, once or again. */
export const unfinishedSteps = (db: Reader, siteId: string, day: string): Promise<UnfinishedStep[]> =>
  db
    .selectFrom('step')
    .innerJoin('ticket', 'ticket.id', 'step.ticket_id')
    .select(['step.id', 'step.site_id', 'step.service_id', 'step.interpreter_language', 'ticket.series', 'ticket.number'])
    .where('step.site_id', '=', siteId)
    .where('step.day', '=', day)
    .where('step.status', 'in', ['waiting', 'parked', 'absent'])
    .orderBy('step.arrival')
    .execute()
