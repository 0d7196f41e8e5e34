import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Instant } from '../../../shared/domain/cells.ts'
import { type Config, isPostgresUrl } from '../../config.ts'
import { lastBackup } from '../backup-note.ts'
import { type Finding, ok, warn } from './finding.ts'

const hour = 3_600_000
const remedy = 'Make one every night, and keep it on another machine: "sportello backup FOLDER --keep 30".'

const week = 7 * 24 * hour

/** What a restore has put away still holds names that have been erased since. */
export function putAway({ databaseUrl }: Config, now: Instant): Finding[] {
  const folder = dirname(databaseUrl)
  if (isPostgresUrl(databaseUrl) || !existsSync(folder)) return []
  const old = readdirSync(folder)
    .filter((name) => name.startsWith(`${basename(databaseUrl)}.before-`))
    .filter((name) => statSync(join(folder, name)).ctimeMs < now - week)
  return old.length > 0
    ? [warn('put away', `${old.join(', ')}: kept by a restore more than a week ago`, 'Delete it: names that must be gone by now stand in it.')]
    : []
}

export function backups({ dataFolder, demo }: Config, now: Instant): Finding {
  const last = lastBackup(dataFolder)
  if (!last) return demo ? ok('backup', 'none; a demo needs none') : warn('backup', 'none has been made with "sportello backup"', remedy)
  const hours = Math.floor((now - last.at) / hour)
  const found = `${hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`} old: ${last.file}`
  return hours > 26 ? warn('backup', found, remedy) : ok('backup', found)
}
