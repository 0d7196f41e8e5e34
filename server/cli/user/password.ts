import type { Command } from 'commander'
import { theHouse } from '../../../shared/domain/actor.ts'
import { staffByEmail } from '../../staff/list-queries.ts'
import { renewInvitation } from '../../staff/renew-invitation.ts'
import { CommandError } from '../command-error.ts'
import { type House, inHouse } from '../house.ts'
import { say } from '../terminal.ts'
import { orTell } from '../told.ts'
import { newPassword } from './ask-password.ts'
import { showInvitation } from './show-invitation.ts'

export function addUserPassword(user: Command): void {
  user
    .command('password')
    .description('A new password for somebody; whoever is signed in as them is signed out')
    .argument('<email>')
    .option('--invite', 'show a link by which they choose one themselves')
    .addHelpText(
      'after',
      '\nIt is asked for, or read from standard input; with --invite they choose it\nthemselves.\n\nExample:\n  npm run sportello -- user password luca@town.example < password.txt',
    )
    .action((email: string, { invite }: { invite?: true }) => inHouse((house) => setPassword(house, email, invite === true)))
}

async function setPassword(house: House, email: string, invite: boolean): Promise<void> {
  const known = await staffByEmail(house.database.reader, email)
  if (!known) throw new CommandError(`Nobody is known as ${email}.`, '"sportello user list" names everybody.')
  if (invite) {
    const { invitation } = orTell(await house.transact((tx) => renewInvitation(tx, theHouse, known.id)))
    return showInvitation(house, known.name, invitation)
  }
  await house.auth.addStaff({ name: known.name, email, password: await newPassword() })
  say(`${email} has a new password.`)
}
