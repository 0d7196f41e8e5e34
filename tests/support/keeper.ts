import { fork } from 'node:child_process'

/** What a run holds on this machine while it lasts: a directory of its own and, where asked for, a PostgreSQL. */
export interface Kept {
  readonly directory: string
  /** of the superuser, on the database `postgres`; empty without PostgreSQL */
  readonly postgresUrl: string
  release(): Promise<void>
}

export interface Keep {
  /** `fast` gives up durability for speed; `durable` commits as production does, for measuring */
  readonly postgres?: 'fast' | 'durable'
}

/**
 * The keeper is a process outside our process group: Ctrl-C does not reach it, and when this process ends, however it ends,
 * the channel between them closes and the keeper stops PostgreSQL and removes the directory.
 */
export async function keep({ postgres }: Keep = {}): Promise<Kept> {
  const keeper = fork(new URL('./keeper-process.ts', import.meta.url), postgres ? [postgres] : [], {
    detached: true,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const gone = new Promise<void>((resolve) => keeper.once('exit', () => resolve()))
  const held = await new Promise<Omit<Kept, 'release'>>((resolve, reject) => {
    keeper.once('message', (message) => resolve(message as Omit<Kept, 'release'>))
    keeper.once('exit', () => reject(new Error('the keeper of the test run could not start: see above')))
  })
  keeper.unref()
  keeper.channel?.unref()
  return {
    ...held,
    async release() {
      keeper.ref()
      if (keeper.connected) keeper.disconnect()
      await gone
    },
  }
}
