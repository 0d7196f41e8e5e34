import { spawn } from 'node:child_process'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { runCommand } from '../../server/cli/program.ts'

export interface Ran {
  readonly code: number
  readonly told: string
  /** of standard error: progress, and what went wrong */
  readonly complained: string
}

/**
 * One command line of the product. In this process, because a new one takes a second; with the given environment and no other.
 * One at a time: it takes the streams of the process for as long as it runs.
 */
export async function sportello(words: readonly string[], environment: Record<string, string>, typed = ''): Promise<Ran> {
  const { env, stdout, stderr, exitCode } = process
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin')!
  const [writeOut, writeErr] = [stdout.write, stderr.write]
  const told: string[] = []
  const complained: string[] = []
  const into = (parts: string[]) => (part: string | Uint8Array) => parts.push(String(part)) > 0
  try {
    process.env = { DEMO: 'off', PATH: env.PATH, ...environment }
    Object.defineProperty(process, 'stdin', { ...stdin, get: () => Readable.from([typed]) })
    stdout.write = into(told) as never
    stderr.write = into(complained) as never
    process.exitCode = undefined
    await runCommand(words)
    return { code: Number(process.exitCode ?? 0), told: told.join(''), complained: complained.join('') }
  } finally {
    stdout.write = writeOut
    stderr.write = writeErr
    Object.defineProperty(process, 'stdin', stdin)
    process.env = env
    process.exitCode = exitCode
  }
}

/** The same in a process of its own, as from a shell. */
export function sportelloProcess(words: readonly string[], environment: Record<string, string>): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, ...words], {
      env: { DEMO: 'off', PATH: process.env.PATH, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let told = ''
    let complained = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      told += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complained += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? -1, told, complained }))
  })
}

const entry = fileURLToPath(new URL('../../server/cli/sportello.ts', import.meta.url))
