import type { Command } from 'commander'
import { theHouse } from '../../../shared/domain/actor.ts'
import { staffByEmail } from '../../staff/list-queries.ts'
import { removeStaff } from '../../staff/remove.ts'
import { CommandError } from '../command-error.ts'
import { type House, inHouse } from '../house.ts'
import { say } from '../terminal.ts'
import { orTell } from '../told.ts'

export function addUserRemove(user: Command): void {
  user
    .command('remove')
    .description('Somebody works here no more: account, sessions and rights go at once')
    .argument('<email>')
    .addHelpText('after', '\nThe last administrator of the network stays.\n\nExample:\n  npm run sportello -- user remove luca@town.example')
    .action((email: string) => inHouse((house) => remove(house, email)))
}

async function remove({ database, transact }: House, email: string): Promise<void> {
  const known = await staffByEmail(database.reader, email)
  if (!known) throw new CommandError(`Nobody is known as ${email}.`, '"sportello user list" names everybody.')
  orTell(await transact((tx) => removeStaff(tx, theHouse, known.id)))
  say(`${email} cannot sign in any more.`)
}
