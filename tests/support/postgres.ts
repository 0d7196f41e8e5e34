import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import type { FreshDatabase } from './database.ts'
import { createDatabase, dropDatabase } from './postgres-admin.ts'
import { templateName } from './template.ts'
import './provided.ts'

export async function freshPostgres(from: 'migrated' | 'empty'): Promise<FreshDatabase> {
  const admin = inject('postgresUrl')
  const name = `test_${randomUUID()}`
  const url = await createDatabase(admin, name, from === 'migrated' ? templateName : undefined)
  return { url, drop: () => dropDatabase(admin, name) }
}
