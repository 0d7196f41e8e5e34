import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A folder of a run, named after the process that will remove it. */
export function makeRunFolder(parent: string): string {
  removeOrphans(parent)
  const folder = mkdtempSync(join(parent, `${prefix}${process.pid}-`))
  // PostgreSQL runs as another user when we are root, and must be able to pass through
  chmodSync(folder, 0o711)
  return folder
}

const prefix = 'sportello-test-'

const hourMs = 60 * 60_000

/** What runs have left behind whose keeper was killed too. An hour old: in another container a process we cannot see may live. */
function removeOrphans(parent: string): void {
  for (const name of readdirSync(parent)) {
    const keeper = /^sportello-test-(\d+)-/.exec(name)?.[1]
    if (!keeper || isAlive(Number(keeper))) continue
    try {
      const folder = join(parent, name)
      if (Date.now() - statSync(folder).mtimeMs > hourMs) rmSync(folder, { recursive: true, force: true })
    } catch {
      // Somebody else's, closed to us, or just removed by another run
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
