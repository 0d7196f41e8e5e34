import type { Command } from 'commander'
import { type StaffEntry, staffList } from '../../staff/list-queries.ts'
import { inHouse } from '../house.ts'
import { say } from '../terminal.ts'

export function addUserList(user: Command): void {
  user
    .command('list')
    .description('Everybody and what they may do')
    .addHelpText('after', '\nA line each: e-mail, name, and every right with its place.\n\nExample:\n  npm run sportello -- user list')
    .action(() => inHouse(async ({ database }) => show(await staffList(database.reader))))
}

function show(everybody: readonly StaffEntry[]): void {
  if (everybody.length === 0) say('Nobody yet. Add an administrator: sportello user add EMAIL --name NAME --role administrator')
  const width = Math.max(0, ...everybody.map(({ email }) => email.length))
  for (const { name, email, rights } of everybody) say(`${email.padEnd(width)}  ${name}  ${rights.map(wordsOf).join('; ') || 'no right'}`)
}

function wordsOf(right: StaffEntry['rights'][number]): string {
  const where = right.site_id ?? (right.area_id ? `area ${right.area_id}` : 'every site')
  const more = [right.institution_id && `institution ${right.institution_id}`, right.may_choose === 1 && 'may choose'].filter(Boolean)
  const place = right.role === 'interpreter' ? `own page of ${right.resource_id}` : `at ${where}`
  return [`${right.role} ${place}`, ...more].join(', ')
}
