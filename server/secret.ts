import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { ConfigError } from './config.ts'
import type { Chance } from './deps.ts'

const secretBytes = 32

/**
 * The secret that all tokens follow from: made at the first start, readable by this user alone. Lost, every link and pairing is void.
 * @throws ConfigError for a file that holds less: from an empty secret anybody could make the key to any appointment.
 */
export function readSecret(file: string, chance: Chance): Buffer {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, chance.token(), { mode: 0o600, flag: 'wx' })
  }
  const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url')
  if (secret.length < secretBytes) throw new ConfigError(`SECRET_FILE: ${file} holds no secret of ${secretBytes} bytes`)
  return secret
}
