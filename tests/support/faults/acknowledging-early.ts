import { setTimeout as pause } from 'node:timers/promises'
import type { Transact } from '../../../server/db/transact.ts'
import type { AppDeps } from '../../../server/deps.ts'
import type { Decision } from '../../../shared/domain/decision.ts'

const lateMs = 5

/** Deliberately wrong: the client is answered when the command has run, and the commit comes a little later. */
export const acknowledgingEarly =
  ({ transact }: Pick<AppDeps, 'transact'>): Transact =>
  (command, intent) =>
    new Promise((resolve, reject) => {
      transact(async (tx) => {
        const decision = await command(tx)
        resolve(decision as Decision<never>)
        await pause(lateMs)
        return decision
      }, intent).then(resolve, reject)
    })
