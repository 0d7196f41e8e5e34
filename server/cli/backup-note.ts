import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const note = z.object({ at: z.number(), file: z.string() })
export type BackupNote = z.infer<typeof note>

const noteIn = (dataFolder: string) => join(dataFolder, 'last-backup.json')

/** Beside the database, so that `doctor` can say how old the last backup is, wherever it has gone since. */
export function noteBackup(dataFolder: string, made: BackupNote): void {
  mkdirSync(dataFolder, { recursive: true })
  writeFileSync(noteIn(dataFolder), `${JSON.stringify(made)}\n`)
}

export function lastBackup(dataFolder: string): BackupNote | null {
  if (!existsSync(noteIn(dataFolder))) return null
  try {
    return note.parse(JSON.parse(readFileSync(noteIn(dataFolder), 'utf8')))
  } catch {
    return null
  }
}
