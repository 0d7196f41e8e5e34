import type { Command } from 'commander'
import { staffByEmail } from '../../staff/list-queries.ts'
import { CommandError } from '../command-error.ts'
import { type House, inHouse } from '../house.ts'
import { say } from '../terminal.ts'
import { newPassword } from './ask-password.ts'

export function addUserPassword(user: Command): void {
  user
    .command('password')
    .description('A new password for somebody; whoever is signed in as them is signed out')
    .argument('<email>')
    .addHelpText(
      'after',
      '\nIt is asked for, or read from standard input.\n\nExample:\n  npm run sportello -- user password luca@town.example < password.txt',
    )
    .action((email: string) => inHouse((house) => setPassword(house, email)))
}

async function setPassword({ database, auth }: House, email: string): Promise<void> {
  const known = await staffByEmail(database.reader, email)
  if (!known) throw new CommandError(`Nobody is known as ${email}.`, '"sportello user list" names everybody.')
  await auth.addStaff({ name: known.name, email, password: await newPassword() })
  say(`${email} has a new password.`)
}
