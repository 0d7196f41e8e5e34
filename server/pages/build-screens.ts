import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { distFolder } from './screens.ts'

const sources = ['web', 'kiosk', 'shared', 'build', 'vite.config.ts', 'package-lock.json']
const mark = join(distFolder, '.built-from')

/** Builds the screens when what they are made of has changed since the last time. True when it had to. */
export async function buildScreens(): Promise<boolean> {
  if (areScreensBuilt()) return false
  const { build } = await import('vite')
  await build({ logLevel: 'error' })
  writeFileSync(mark, fingerprintOf(sources))
  return true
}

export const areScreensBuilt = (): boolean => existsSync(mark) && readFileSync(mark, 'utf8') === fingerprintOf(sources)

function fingerprintOf(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesIn)) hash.update(path).update(readFileSync(path))
  return hash.digest('hex')
}

const filesIn = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesIn(join(path, name)))
    : [path]
