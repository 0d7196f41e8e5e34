import type { Insertable } from 'kysely'
import type { Schema, Writer } from '../db/schema.ts'
import { insertAll } from '../network/store.ts'

export type FactRow = Insertable<Schema['fact']>

/** Facts lead back to nobody: no ticket, no appointment, no instant finer than the hour. Figures read only these. */
export const keepFacts = (db: Writer, facts: readonly FactRow[]) => insertAll(db, 'fact', facts)
