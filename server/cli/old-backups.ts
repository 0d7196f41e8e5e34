import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const dayMs = 86_400_000

/** `sportello-2026-11-22T03-00-00Z.db` */
export const fileNameAt = (now: number, end: 'db' | 'dump'): string => `sportello-${stampOf(now)}.${end}`

/** An instant that fits a file name on every system. */
export const stampOf = (now: number): string => `${new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')}Z`

const ours = /^sportello-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.(db|dump)$/

/** Only what `backup` has named itself; answers what is gone. */
export function deleteOld(folder: string, now: number, keepDays: number): string[] {
  const old = readdirSync(folder)
    .filter((name) => ours.test(name))
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).mtimeMs < now - keepDays * dayMs)
  for (const file of old) rmSync(file)
  return old
}
