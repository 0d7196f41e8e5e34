import { type Command, Option } from 'commander'
import { isAtLeast, type Role, roles, theHouse } from '../../../shared/domain/actor.ts'
import type { Right } from '../../../shared/domain/rights.ts'
import { addMembership } from '../../staff/add-membership.ts'
import { inviteStaff } from '../../staff/invite.ts'
import { staffByEmail } from '../../staff/list-queries.ts'
import { CommandError } from '../command-error.ts'
import { type House, inHouse } from '../house.ts'
import { say } from '../terminal.ts'
import { orTell } from '../told.ts'
import { newPassword } from './ask-password.ts'
import { showInvitation } from './show-invitation.ts'

interface Options {
  readonly name?: string
  readonly role: Role
  readonly site?: string
  readonly area?: string
  readonly institution?: string
  readonly person?: string
  readonly mayChoose?: true
  readonly invite?: true
}

const examples = `
With --invite they choose a password themselves, by a link that is shown here
and mailed by the server. Without, it is asked for, or read from standard
input; it is never part of the command.
Without --site and --area a right holds for every site. Somebody who is there
already gets one more right. "network export" shows the ids.

Examples:
  npm run sportello -- user add anna@town.example --name "Anna P." --role administrator --invite
  npm run sportello -- user add luca@town.example --name "Luca B." --role clerk --site centre --institution comune < password.txt
  npm run sportello -- user add nadia@town.example --name "Nadia K." --role interpreter --person nadia`

export function addUserAdd(user: Command): void {
  user
    .command('add')
    .description('Add somebody, or one more right for somebody')
    .argument('<email>')
    .option('--name <name>', 'as colleagues see it; needed for somebody new')
    .addOption(new Option('--role <role>', 'what they may do').choices(roles).makeOptionMandatory())
    .option('--site <id>', 'at this site')
    .option('--area <id>', 'at every site of this area')
    .option('--institution <id>', 'at desks of this institution alone')
    .option('--person <id>', 'the interpreter or professional they are')
    .option('--may-choose', 'may call somebody out of turn, with a reason that is kept')
    .option('--invite', 'a link for choosing a password')
    .addHelpText('after', examples)
    .action((email: string, options: Options) => inHouse((house) => add(house, email, options)))
}

async function add(house: House, email: string, options: Options): Promise<void> {
  const right = rightOf(house, options)
  const known = await staffByEmail(house.database.reader, email)
  if (!known) mustBeSomebody(email, options.name)
  if (options.invite) return invite(house, { name: known?.name ?? options.name!, email: email.toLowerCase(), rights: [right] })
  const userId = known?.id ?? (await house.auth.addStaff({ name: options.name!, email, password: await newPassword() }))
  orTell(await house.transact((tx) => addMembership(tx, userId, right)))
  say(known ? `${known.name} has one more right: ${options.role}.` : `${email} can sign in as ${options.role}.`)
}

async function invite(house: House, wanted: { name: string; email: string; rights: Right[] }): Promise<void> {
  const { invitation } = orTell(await house.transact((tx) => inviteStaff(tx, theHouse, wanted)))
  if (invitation) showInvitation(house, wanted.name, invitation)
  else say(`${wanted.name} has one more right, and signs in as before.`)
}

function mustBeSomebody(email: string, name: string | undefined): void {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new CommandError(`${email} is no e-mail address.`, 'It is what they sign in with.')
  if (!name) throw new CommandError(`Nobody is known as ${email}.`, 'Say --name for somebody new.')
}

/** @throws CommandError for a place or a person that the network does not have */
function rightOf({ network }: House, { role, site, area, institution, person, mayChoose }: Options): Right {
  if (site && area)
    throw new CommandError('A right is for one site or for one area.', 'Say --site or --area, and run the command again for the other.')
  if (role === 'interpreter' && !person) throw new CommandError('An interpreter signs in to their own page.', 'Say whose with --person.')
  if (institution && isAtLeast(role, 'coordinator'))
    throw new CommandError(`Whoever is ${role} leads the whole site, with every institution.`, 'Leave --institution out, or say --role clerk.')
  const lists = { site: network.sites, area: network.areas, institution: network.institutions, person: network.people }
  for (const [kind, id] of Object.entries({ site, area, institution, person })) {
    const list = lists[kind as keyof typeof lists]
    if (id && !list.has(id))
      throw new CommandError(
        `The network has no ${kind} ${id}.`,
        list.size === 0 ? 'Set the network up first.' : `It has: ${[...list.keys()].slice(0, 20).join(', ')}.`,
      )
  }
  return {
    role,
    siteId: site ?? null,
    areaId: area ?? null,
    institutionId: institution ?? null,
    resourceId: person ?? null,
    mayChoose: mayChoose === true,
  }
}
