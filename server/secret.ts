import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Chance } from './deps.ts'

/** The secret that all tokens follow from: made at the first start, readable by this user alone. Lost, every link and pairing is void. */
export function readSecret(file: string, chance: Chance): Buffer {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, chance.token(), { mode: 0o600, flag: 'wx' })
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url')
}
