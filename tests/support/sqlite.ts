import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { inject } from 'vitest'
import type { Beginning, FreshDatabase } from './database.ts'
import './provided.ts'

export async function freshSqlite(from: Beginning): Promise<FreshDatabase> {
  const url = join(inject('runDirectory'), randomUUID(), 'test.db')
  await mkdir(dirname(url))
  if (from !== 'empty') await copyFile(from === 'migrated' ? inject('sqliteTemplate') : from.copyOf, url)
  return { url, drop: () => rm(dirname(url), { recursive: true, force: true }) }
}
