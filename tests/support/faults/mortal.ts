import { fork } from 'node:child_process'
import { once } from 'node:events'

/** `whole` is the product; the others are broken on purpose, as controls. */
export type Guard = 'whole' | 'early' | 'torn'

export interface Mortal {
  readonly url: string
  /** kill -9 */
  kill(): Promise<void>
}

export interface Place {
  readonly databaseUrl: string
  readonly secretFile: string
  readonly now: string
}

/** The server in a process of its own that can be killed at any moment; it ends with ours. */
export async function startMortal({ databaseUrl, secretFile, now }: Place, guard: Guard = 'whole'): Promise<Mortal> {
  const child = fork(new URL('mortal-process.ts', import.meta.url), [databaseUrl, secretFile, now, guard], { execArgv: [] })
  const gone = once(child, 'exit')
  const [url] = await Promise.race([once(child, 'message'), gone.then(() => Promise.reject(new Error('the server did not start: see above')))])
  return {
    url,
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
