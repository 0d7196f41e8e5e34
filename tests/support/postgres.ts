import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import type { Beginning, FreshDatabase } from './database.ts'
import { createDatabase, dropDatabase } from './postgres-admin.ts'
import { templateName } from './template.ts'
import './provided.ts'

export async function freshPostgres(from: Beginning): Promise<FreshDatabase> {
  const admin = inject('postgresUrl')
  const name = `test_${randomUUID()}`
  const url = await createDatabase(admin, name, templateOf(from))
  return { url, drop: () => dropDatabase(admin, name) }
}

function templateOf(from: Beginning): string | undefined {
  if (from === 'empty') return
  return from === 'migrated' ? templateName : new URL(from.copyOf).pathname.slice(1)
}
