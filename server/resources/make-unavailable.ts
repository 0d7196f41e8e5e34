import type { Touched } from '../../shared/contracts/network-changes.ts'
import type { Staff } from '../../shared/domain/actor.ts'
import { type Interval, minute } from '../../shared/domain/cells.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import { dayInterval, localDay } from '../../shared/domain/opening.ts'
import type { UnavailabilityReason } from '../../shared/domain/unavailability.ts'
import { offerOtherTimes } from '../appointments/offer.ts'
import { unoffered } from '../appointments/replan-store.ts'
import { touchAll } from '../appointments/touch.ts'
import { type Tx, takeTurn } from '../db/transact.ts'
import { sitesWith } from '../network/model.ts'
import { isListedFor, meantBy, type Who } from './reachable.ts'
import { insertUnavailability } from './store.ts'

export interface UnavailabilityWish {
  readonly who: Who
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly reason: UnavailabilityReason
}

export interface MadeUnavailable {
  readonly unavailabilityIds: readonly string[]
  readonly touched: Touched
  readonly offered: number
}

/**
 * Somebody or something cannot be had for a while. Whoever is at a desk with them stays; appointments keep their time with others,
 * or are to be planned anew. `seal` is of what has been shown; null where nothing has.
 */
export async function makeUnavailable(tx: Tx, actor: Staff, wish: UnavailabilityWish, seal: string | null): Promise<Decision<MadeUnavailable>> {
  const span = spanOf(tx, wish)
  if (!span.ok) return span
  const found = await meantBy(tx, actor, wish.who, span.value)
  if (!found.ok) return found
  const siteIds = [...new Set(found.value.flatMap((id) => sitesWith(tx.network, id).map((site) => site.id)))].sort()
  for (const siteId of siteIds) await takeTurn(tx.db, siteId)
  const unavailabilityIds = await write(tx, actor, found.value, span.value, wish.reason)
  const { touched, toReplan } = await touchAll(
    tx,
    tx.network,
    { resourceIds: new Set(found.value), from: span.value.from },
    isListedFor(tx.network, actor, found.value),
  )
  if (seal !== null && touched.seal !== seal) return refused('touches_changed')
  for (const siteId of siteIds) for (const resourceId of found.value) tx.record({ kind: 'resourceUnavailable', siteId, resourceId })
  const isSelf = found.value.some((id) => id === actor.resourceId)
  return accepted({ unavailabilityIds, touched, offered: isSelf ? await offerAtOnce(tx, toReplan) : 0 })
}

/** Whoever cancels tells nobody themselves: everybody affected is offered other times in the same moment. */
async function offerAtOnce(tx: Tx, appointmentIds: readonly string[]): Promise<number> {
  if (appointmentIds.length === 0) return 0
  return (await offerOtherTimes(tx, await unoffered(tx.db, { ids: appointmentIds }))).offered.length
}

/** A year and a month: nobody is written off for longer by mistake. */
const longestMs = 400 * 24 * 60 * minute

function spanOf({ now, network }: Tx, wish: UnavailabilityWish): Decision<Interval> {
  const from = wish.from === undefined ? now : Date.parse(wish.from)
  const to = wish.to === undefined ? dayInterval(network.zone, localDay(network.zone, from)).to : Date.parse(wish.to)
  const isSound = from < to && to > now && to - now < longestMs && now - from < longestMs
  return isSound ? accepted({ from, to }) : refused('invalid_input')
}

async function write(tx: Tx, actor: Staff, resourceIds: readonly string[], { from, to }: Interval, reason: UnavailabilityReason): Promise<string[]> {
  const rows = resourceIds.map((resource_id) => ({
    id: tx.chance.id(),
    resource_id,
    from_at: from,
    to_at: to,
    source: actor.resourceId === resource_id ? ('self' as const) : ('staff' as const),
    reason,
    made_by: actor.staffId,
    made_at: tx.now,
  }))
  await insertUnavailability(tx.db, rows)
  return rows.map((row) => row.id)
}
