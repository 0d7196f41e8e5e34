import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflate } from '@sparticuz/chromium'

export interface InstalledChromium {
  readonly path: string
  /** a folder with Open Sans: Latin letters without any font on the machine */
  readonly fonts: string
  /** NSS and Expat, which a bare machine lacks */
  readonly libraries: string
}

/**
 * Unpacks the browser once per `npm ci`. The package's own `executablePath` leaves 200 MB in the temporary directory and hands a
 * half-written browser to a second run; here it appears by a rename, whole or not at all.
 */
export async function installChromium(): Promise<InstalledChromium> {
  const home = join(caches, `chromium-${version}`)
  if (!existsSync(home)) await unpackInto(home)
  return { path: join(home, 'chromium'), fonts: join(home, 'fonts', 'fonts'), libraries: join(home, 'al2023', 'lib') }
}

const packageHome = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
const version: string = JSON.parse(readFileSync(join(packageHome, 'package.json'), 'utf8')).version
const caches = fileURLToPath(new URL('../../node_modules/.cache/sportello/', import.meta.url))

async function unpackInto(home: string): Promise<void> {
  mkdirSync(caches, { recursive: true })
  const draft = mkdtempSync(join(caches, 'unpacking-'))
  const temporary = process.env.TMPDIR
  try {
    // `inflate` writes into the temporary directory, wherever that is
    process.env.TMPDIR = draft
    await Promise.all(['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((file) => inflate(join(packageHome, 'bin', file))))
    if (!existsSync(home)) renameSync(draft, home)
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = temporary
    rmSync(draft, { recursive: true, force: true })
  }
}
