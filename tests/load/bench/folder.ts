import { existsSync, mkdirSync, readFileSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const inMemory = new Map([
  [0x01021994, 'tmpfs'],
  [0x858458f6, 'ramfs'],
])

const cache = fileURLToPath(new URL('../../../node_modules/.cache/sportello/', import.meta.url))

/** Where what is written would survive a power cut: a bench of durable writes in memory would measure nothing. */
export function folderOnDisk(): string {
  mkdirSync(cache, { recursive: true })
  const found = [tmpdir(), cache].find(isOnDisk)
  if (!found) throw new Error(`neither ${tmpdir()} nor ${cache} is on a disk: set TMPDIR to a folder that is`)
  return found
}

export const isOnDisk = (folder: string): boolean => !inMemory.has(statfsSync(folder).type)

/** As `/proc/mounts` names it, `ext4`; elsewhere the number of the system. */
export function filesystemOf(folder: string): string {
  if (!existsSync('/proc/mounts')) return String(statfsSync(folder).type)
  const mounts = readFileSync('/proc/mounts', 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
  const holding = mounts.filter(([, at = '']) => `${folder}/`.startsWith(join(at, '/')))
  return holding.sort(([, one = ''], [, other = '']) => other.length - one.length)[0]?.[2] ?? 'unknown'
}
