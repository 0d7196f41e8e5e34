import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { inject } from 'vitest'
import type { FreshDatabase } from './database.ts'
import './provided.ts'

export async function freshSqlite(from: 'migrated' | 'empty'): Promise<FreshDatabase> {
  const url = join(inject('runDirectory'), randomUUID(), 'test.db')
  await mkdir(dirname(url))
  if (from === 'migrated') await copyFile(inject('sqliteTemplate'), url)
  return { url, drop: () => rm(dirname(url), { recursive: true, force: true }) }
}
