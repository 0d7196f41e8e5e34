import type { Command } from 'commander'
import { addUserAdd } from './user/add.ts'
import { addUserList } from './user/list.ts'
import { addUserPassword } from './user/password.ts'
import { addUserRemove } from './user/remove.ts'

export function addUser(program: Command): void {
  const user = program.command('user').description('Staff: who they are and what they may do')
  for (const add of [addUserAdd, addUserList, addUserRemove, addUserPassword]) add(user)
}
