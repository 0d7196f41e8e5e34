import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'

export type Progress = (done: number, total: number) => void

/** Four megabytes: small enough that the bar moves, large enough that a gigabyte takes seconds. */
const pagesAtOnce = 1000

/**
 * Copies a SQLite database while others write to it: the copy is the database of the moment at which it began. The target
 * appears whole and checked, or not at all; it is for this user alone, because people's names stand in it.
 */
export async function copyWhileInUse(file: string, target: string, told: Progress): Promise<void> {
  const draft = `${target}.part`
  const source = new Database(file, { fileMustExist: true, timeout: 5000 })
  try {
    // One snapshot for the whole of it. Without, every commit of somebody else makes the copy start again from the first page:
    // beside a busy server it would never end.
    source.exec('begin')
    source.prepare('select count(*) from sqlite_schema').get()
    writeFileSync(draft, '', { mode: 0o600 })
    await source.backup(draft, {
      progress({ totalPages, remainingPages }) {
        told(totalPages - remainingPages, totalPages)
        return pagesAtOnce
      },
    })
    makePlain(draft)
    settle(draft, target)
    told(1, 1)
  } finally {
    source.close()
    rmSync(draft, { force: true })
  }
}

export class DamagedError extends Error {}

/**
 * One file without a log beside it, looked through from end to end.
 * @throws DamagedError when it is no database, or not a whole one.
 */
export function makePlain(file: string): void {
  try {
    const handle = new Database(file, { fileMustExist: true })
    try {
      handle.pragma('journal_mode = DELETE')
      const verdict = handle.pragma('integrity_check(1)', { simple: true })
      if (verdict !== 'ok') throw new DamagedError(String(verdict))
      if ((handle.pragma('foreign_key_check') as unknown[]).length > 0) throw new DamagedError('rows that belong to nothing')
    } finally {
      handle.close()
    }
  } catch (error) {
    if (/^SQLITE_(NOTADB|CORRUPT|FORMAT)/.test(String((error as { code?: string }).code))) throw new DamagedError((error as Error).message)
    throw error
  }
}

/** Under its own name only when its bytes are on the disk, and the name too. */
export function settle(draft: string, target: string): void {
  flush(draft)
  renameSync(draft, target)
  flush(dirname(target))
}

function flush(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
