import { chmodSync, chownSync, existsSync, linkSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { settle } from './backup.ts'

export class InUseError extends Error {}

/**
 * Puts `draft` in the place of `file` and keeps what was there as `kept`. Nobody may have it open: SQLite knows, because every
 * connection to a database with a log holds a lock, and a server that went on writing would write into what has been put away.
 * At each moment there is one whole database under the name. Of a file that is too damaged to ask, `isServed` tells.
 * @throws InUseError
 */
export function replaceDatabase(file: string, draft: string, kept: string, { isServed }: { isServed: boolean }): void {
  const alone = existsSync(file) ? holdAlone(file) : null
  if (!alone && existsSync(file) && isServed) throw new InUseError(`${file} is in use`)
  try {
    ownAsBefore(draft, existsSync(file) ? file : dirname(file))
    if (alone) linkSync(file, kept)
    else putAway(file, kept)
    settle(draft, file)
  } finally {
    alone?.close()
  }
}

/** A restore by root must leave a file that the server may open. */
function ownAsBefore(draft: string, before: string): void {
  const { uid, gid } = statSync(before)
  if (process.getuid?.() === 0) chownSync(draft, uid, gid)
  chmodSync(draft, 0o600)
}

/** A connection that keeps everybody else out, with all that was in the log folded into the file; null where it cannot be read. */
function holdAlone(file: string): Database.Database | null {
  const handle = new Database(file, { timeout: 0 })
  try {
    handle.pragma('locking_mode = EXCLUSIVE')
    handle.pragma('journal_mode = DELETE')
    handle.exec('begin exclusive')
    return handle
  } catch (error) {
    handle.close()
    const code = String((error as { code?: string }).code)
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) throw new InUseError(`${file} is in use`)
    if (/^SQLITE_(NOTADB|CORRUPT|FORMAT|IOERR)/.test(code)) return null
    throw error
  }
}

// A log that stayed, even one without its file, would be played into the new one
function putAway(file: string, kept: string): void {
  for (const end of ['-wal', '-shm', '']) if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${kept}${end}`)
}
