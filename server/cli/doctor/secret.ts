import { existsSync, readFileSync, statSync } from 'node:fs'
import type { Config } from '../../config.ts'
import { bad, type Finding, ok, warn } from './finding.ts'

const leastLetters = 43

/** All keys and pairings follow from it. */
export function secretFile({ secretFile: file }: Config): Finding {
  const what = 'secret'
  if (!existsSync(file))
    return warn(what, `none at ${file}`, 'It is made at the first start. If there was one, put it back: without it every link and pairing is void.')
  const mode = statSync(file).mode & 0o777
  if ((mode & 0o077) !== 0) return bad(what, `${file} can be read by others (${mode.toString(8)})`, `chmod 600 ${file}`)
  try {
    return readFileSync(file, 'utf8').trim().length < leastLetters
      ? bad(what, `${file} is too short`, 'Put the right file back; an empty secret would open every door.')
      : ok(what, `${file}, for this user alone`)
  } catch {
    return bad(what, `${file} cannot be read`, 'Run this as the user of the server, as with sudo -u sportello.')
  }
}
