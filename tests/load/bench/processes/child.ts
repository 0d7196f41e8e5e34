import { fork } from 'node:child_process'

// biome-ignore lint/suspicious/noExplicitAny: each process has its own questions
type Questions = Record<string, (...args: any[]) => unknown>

/** Another process of the bench: the server, the baseline and the clients each have their own, as they would in life. */
export interface Child<Api> {
  ask<Name extends keyof Api & string>(
    name: Name,
    ...args: Api[Name] extends (...args: infer Args) => unknown ? Args : never
  ): Promise<Api[Name] extends (...args: never[]) => infer Answer ? Awaited<Answer> : never>
  stop(): Promise<void>
}

interface Asked {
  readonly id: number
  readonly name: string
  readonly args: readonly unknown[]
}

/** Nothing here takes longer than some seconds. */
const patienceMs = 60_000

type Answered = { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly error: string }

export function startChild<Api>(name: 'product' | 'bare' | 'load' | 'watchers'): Child<Api> {
  const child = fork(new URL(`./${name}.ts`, import.meta.url), { serialization: 'advanced', execArgv: process.execArgv })
  const open = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>()
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let last = 0
  child.on('message', (message: Answered) => {
    const waiting = open.get(message.id)
    open.delete(message.id)
    if ('error' in message) waiting?.reject(new Error(message.error))
    else waiting?.resolve(message.answer as never)
  })
  void gone.then(() => {
    for (const waiting of open.values()) waiting.reject(new Error(`the ${name} process of the bench has ended`))
  })
  return {
    ask: (name, ...args) =>
      new Promise((resolve, reject) => {
        const impatient = setTimeout(() => reject(new Error(`${name} is not answered`)), patienceMs)
        const settled =
          <Value>(settle: (value: Value) => void) =>
          (value: Value) => {
            clearTimeout(impatient)
            settle(value)
          }
        open.set(++last, { resolve: settled(resolve), reject: settled(reject) })
        child.send({ id: last, name, args } satisfies Asked)
      }),
    async stop() {
      if (child.connected) child.disconnect()
      await gone
    },
  }
}

/** The other side: answers what the bench asks, and ends with it. */
export function answerBench(questions: Questions, close: () => unknown = () => {}): void {
  process.on('message', async ({ id, name, args }: Asked) => {
    try {
      process.send?.({ id, answer: await questions[name]?.(...args) })
    } catch (error) {
      process.send?.({ id, error: String((error as Error).stack ?? error) })
    }
  })
  process.on('disconnect', async () => {
    await close()
    process.exit()
  })
}
