import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import type { Instant } from '../../../shared/domain/cells.ts'
import type { Config } from '../../config.ts'
import { sizeOf } from '../terminal.ts'
import { bad, type Finding, ok, warn } from './finding.ts'

export const node = (): Finding => ok('node', `${process.version} on ${process.platform} ${process.arch}`)

const roomy = 1_000_000_000
const tight = 200_000_000

/** Full, nothing can be written any more: no booking, and no erasing either. */
export async function disk({ dataFolder }: Config): Promise<Finding> {
  const { bavail, blocks, bsize } = await statfs(existsSync(dataFolder) ? dataFolder : '.')
  const free = bavail * bsize
  const found = `${sizeOf(free)} free where ${dataFolder}/ is, ${Math.round((bavail / blocks) * 100)} %`
  if (free < tight) return bad('disk', found, 'Make room now: when it is full, nobody can book and nothing can be erased.')
  return free < roomy || bavail < blocks / 10 ? warn('disk', found, 'Make room, or move the data folder to a larger disk.') : ok('disk', found)
}

const year = 365 * 86_400_000

/** Opening hours follow the rules of each place; governments change them. */
export function timeZones(zones: readonly string[], now: Instant): Finding {
  const release = process.versions.tz ?? ''
  const unknown = zones.filter((zone) => !isKnown(zone))
  if (unknown.length > 0) return bad('time zones', `unknown: ${unknown.join(', ')}`, 'Correct the zone of these sites.')
  const found = `rules of ${release || 'an unknown year'}; in use: ${zones.join(', ') || 'none yet'}`
  const age = now - Date.UTC(Number.parseInt(release, 10) || 1970, 11, 31)
  return age > 2 * year ? warn('time zones', found, 'Update the program: its Node brings newer rules.') : ok('time zones', found)
}

function isKnown(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) !== null
  } catch {
    return false
  }
}

/** The program cannot be older than itself. */
const written = Date.UTC(2026, 10, 1)
const tolerated = 60_000
const noticeable = 2_000

export function clock(now: Instant, newestEvent: Instant | null, database: Instant | null): Finding {
  const found = new Date(now).toISOString()
  const remedy = 'Set the clock, and let it be kept: timedatectl set-ntp true.'
  if (now < written) return bad('clock', `${found}: before this program was written`, remedy)
  if (newestEvent !== null && newestEvent > now + tolerated)
    return bad('clock', `${found}: something has happened later than that, ${new Date(newestEvent).toISOString()}`, remedy)
  const apart = database === null ? 0 : Math.abs(database - now)
  if (apart > tolerated) return bad('clock', `${found}: ${Math.round(apart / 1000)} s from the database server`, remedy)
  return apart > noticeable ? warn('clock', `${found}: ${apart} ms from the database server`, remedy) : ok('clock', found)
}
