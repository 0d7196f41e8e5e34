import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Transact } from '../../../server/db/transact.ts'
import { changeRights } from '../../../server/staff/change-rights.ts'
import { insertStaff } from '../../../server/staff/invitations/store.ts'
import { versionOfRights } from '../../../server/staff/reach-queries.ts'
import { removeStaff } from '../../../server/staff/remove.ts'
import { administratorsOf, deleteStaff, insertRights } from '../../../server/staff/store.ts'
import { type Staff, theHouse } from '../../../shared/domain/actor.ts'
import { accepted, type Decision } from '../../../shared/domain/decision.ts'
import { engine } from '../../support/database.ts'
import { smallTown } from '../../support/network.ts'
import { withoutLock, withoutTransaction } from '../../support/races/broken-guards.ts'
import { type RacingServer, racingServer } from '../../support/races/racing-server.ts'

let server: RacingServer
beforeEach(async () => {
  server = await racingServer(smallTown())
})
afterEach(() => server?.close())

const everything = { role: 'administrator' as const, siteId: null, areaId: null, institutionId: null, resourceId: null, mayChoose: false }
const pair = ['one', 'other'] as const
const as = (staffId: string): Staff => ({ ...theHouse, staffId })

type Deed = (transact: Transact, actor: Staff, staffId: string) => Promise<Decision<unknown>>
const seen = versionOfRights([{ ...everything, id: '', userId: '' }])
const demote: Deed = (transact, actor, staffId) => transact((tx) => changeRights(tx, actor, staffId, { base: seen, rights: [] }))
const dismiss: Deed = (transact, actor, staffId) => transact((tx) => removeStaff(tx, actor, staffId))

/** Two administrators, the only ones, do this to each other in the same moment; how many are left, and what they were told. */
async function duel(transact: Transact, first: Deed, second: Deed): Promise<{ left: number; said: string[] }> {
  const { deps } = server.running
  await deps.transact(async (tx) => {
    for (const id of pair) await deleteStaff(tx.db, id)
    for (const id of pair) {
      await insertStaff(tx.db, { id, name: id, email: `${id}@test.example` }, tx.now)
      await insertRights(tx, id, [everything])
    }
    return accepted(null)
  })
  const [one, other] = pair
  const decisions = await Promise.all([first(transact, as(one), other), second(transact, as(other), one)])
  const left = await deps.transact(async (tx) => accepted((await administratorsOf(tx.db)).length))
  return { left: left.ok ? left.value : -1, said: decisions.map((decision) => (decision.ok ? 'done' : decision.code)).sort() }
}

const duels: readonly (readonly [string, Deed, Deed])[] = [
  ['take each other’s right', demote, demote],
  ['dismiss each other', dismiss, dismiss],
  ['take the right of the one by whom they are dismissed', demote, dismiss],
]

describe('two administrators who', () => {
  test.each(duels)('%s in one moment leave one', async (_, first, second) => {
    for (let round = 0; round < 5; round++) {
      expect(await duel(server.running.deps.transact, first, second)).toEqual({ left: 1, said: ['done', 'last_administrator'] })
    }
    expect(await server.closeAndCountDeadlocks()).toBe(0)
  })

  test('control: without the lock of rights leave none', async () => {
    const { deps } = server.running
    const transact = engine === 'sqlite' ? withoutTransaction(deps) : withoutLock(deps, /pg_advisory_xact_lock/)
    let least = 1
    for (let round = 0; round < 50 && least > 0; round++) least = (await duel(transact, dismiss, dismiss)).left
    expect(least).toBe(0)
  })
})
