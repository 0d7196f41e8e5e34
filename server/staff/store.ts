import type { Insertable } from 'kysely'
import type { Schema, Writer } from '../db/schema.ts'

export const insertMembership = (db: Writer, row: Insertable<Schema['membership']>) => db.insertInto('membership').values(row).execute()
