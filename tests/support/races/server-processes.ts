import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { TestServer } from '../server.ts'

export interface ServerProcesses {
  readonly urls: readonly string[]
  advanceMinutes(minutes: number): Promise<void>
  close(): Promise<void>
}

/** More servers on the database of this one, each a process of its own, with the same secret and the same time. */
export async function startProcesses({ running, clock }: TestServer, count: number): Promise<ServerProcesses> {
  const { databaseUrl, secretFile } = running.deps.config
  const now = new Date(clock.now()).toISOString()
  const children = Array.from({ length: count }, () => fork(new URL('server-process.ts', import.meta.url), [databaseUrl, secretFile, now]))
  const each = <T>(act: (child: ChildProcess) => Promise<T>) => Promise.all(children.map(act))
  const answer = async (child: ChildProcess): Promise<string> => (await once(child, 'message'))[0]
  return {
    urls: await each(answer),
    async advanceMinutes(minutes) {
      clock.advanceMinutes(minutes)
      const advanced = each(answer)
      for (const child of children) child.send(minutes)
      await advanced
    },
    async close() {
      const gone = each((child) => once(child, 'exit'))
      for (const child of children) child.disconnect()
      await gone
    },
  }
}
