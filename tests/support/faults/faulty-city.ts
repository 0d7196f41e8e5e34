import { copyFileSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { tuesdayAtTen } from '../network.ts'
import { city } from '../races/city.ts'
import { testServer } from '../server.ts'
import type { Place } from './mortal.ts'

export interface Founded extends Place {
  readonly kioskToken: string
  drop(): Promise<void>
}

/** A database with a city that has room for all, and a kiosk that is paired with it. */
export async function foundCity(database?: FreshDatabase): Promise<Founded> {
  const { url, drop } = database ?? (await freshDatabase())
  const secretFile = join(mkdtempSync(join(inject('runDirectory'), 'city-')), 'secret')
  const founder = await testServer({
    databaseUrl: url,
    network: city({ languages: [], interpretersEach: 0, frontDesks: 100 }),
    environment: { SECRET_FILE: secretFile },
  })
  const { token } = await founder.device('kiosk', 'square')
  await founder.close()
  return { databaseUrl: url, secretFile, now: tuesdayAtTen, kioskToken: token, drop }
}

/** Another place for a database, with the same secret. */
export function newPlace({ secretFile, now }: Place): Place {
  const folder = mkdtempSync(join(inject('runDirectory'), 'restored-'))
  copyFileSync(secretFile, join(folder, 'secret'))
  return { databaseUrl: join(folder, 'sportello.db'), secretFile: join(folder, 'secret'), now }
}
