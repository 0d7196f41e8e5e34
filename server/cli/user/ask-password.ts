import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { CommandError } from '../command-error.ts'
import { standardInput } from '../terminal.ts'

const least = 12
const most = 128

/** Asked for without being shown, or read from what is piped in. @throws CommandError for one that is too short */
export async function newPassword(): Promise<string> {
  const password = process.stdin.isTTY ? await typed() : ((await standardInput()).split(/\r?\n/)[0] ?? '')
  if (password.length < least || password.length > most)
    throw new CommandError(
      `A password has ${least} to ${most} characters; this one has ${password.length}.`,
      'Type one, or pipe it in: … < password.txt',
    )
  return password
}

async function typed(): Promise<string> {
  const nowhere = new Writable({ write: (_part, _encoding, done) => done() })
  const asking = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  try {
    process.stderr.write(`Password, at least ${least} characters: `)
    const first = await asking.question('')
    process.stderr.write('\nOnce more: ')
    const second = await asking.question('')
    process.stderr.write('\n')
    if (first !== second) throw new CommandError('The two are not the same.', 'Try again.')
    return first
  } finally {
    asking.close()
  }
}
