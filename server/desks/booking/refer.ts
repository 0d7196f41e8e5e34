import type { Staff } from '../../../shared/domain/actor.ts'
import { accepted, refused } from '../../../shared/domain/decision.ts'
import type { Tx } from '../../db/transact.ts'
import { openDeskOfStaff } from '../at-desk.ts'
import { keepReferral } from '../record-store.ts'
import { type FollowedUp, followedUp } from './following-queries.ts'
import { channelFor, sitesElsewhere, spokenBy } from './referral-queries.ts'

/** What another institution is to do for whom this desk serves or has just served, at this or another site of the network. */
export interface ReferralWish {
  readonly stepId: string
  readonly serviceId: string
  readonly siteId: string
  readonly start: string
  readonly agreed: boolean
  /** goes without an interpreter */
  readonly alone?: boolean | undefined
  readonly familyName?: string | undefined
  readonly phone?: string | undefined
}

/** The booking that a referral is: nothing of the visit goes along but what the other institution needs. */
export async function referralBooking(tx: Tx, actor: Staff, deskId: string, asked: ReferralWish) {
  const desk = await openDeskOfStaff(tx, actor, deskId)
  if (!desk.ok) return desk
  const visit = await followedUp(tx.db, desk.value.site, deskId, asked.stepId, tx.now)
  if (!visit) return refused('step_changed')
  const service = tx.network.services.get(asked.serviceId)
  const sites = sitesElsewhere(tx.network, desk.value.pool.institutionId, asked.serviceId)
  if (!service || !sites.some(({ id }) => id === asked.siteId)) return refused('service_unknown')
  return accepted({
    wish: {
      serviceId: service.id,
      siteId: asked.siteId,
      start: asked.start,
      channel: channelFor(service, visit),
      language: visit.language,
      interpreter: asked.alone ? undefined : spokenBy(visit),
    },
    person: personFor(visit, asked),
  })
}

/** Written with the booking, in the same transaction. */
export async function noteReferral(tx: Tx, actor: Staff, deskId: string, { stepId, agreed }: ReferralWish, appointmentId: string): Promise<void> {
  await keepReferral(tx, { stepId, deskId, staffId: actor.staffId, appointmentId, agreed })
  const siteId = tx.network.desks.get(deskId)?.siteId ?? null
  tx.record({ kind: 'stepReferred', siteId, stepId, deskId, appointmentId })
}

/** What was left for one institution goes to another only if its person agrees. */
function personFor(visit: FollowedUp, { agreed, familyName, phone }: ReferralWish) {
  const left = agreed ? visit : null
  const isNamed = left !== null && (left.given_name !== null || left.family_name !== null)
  return {
    givenName: left?.given_name ?? undefined,
    familyName: (isNamed ? left.family_name : familyName) ?? undefined,
    organisation: left?.organisation ?? undefined,
    email: left?.email ?? undefined,
    phone: left?.phone ?? phone ?? undefined,
    requesterKind: left?.requester_kind ?? ('person' as const),
  }
}
