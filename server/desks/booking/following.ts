import type { Staff } from '../../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../../shared/domain/decision.ts'
import type { Row } from '../../db/schema.ts'
import type { Tx } from '../../db/transact.ts'
import type { SiteModel } from '../../network/model.ts'
import { openDeskOfStaff } from '../at-desk.ts'
import { type FollowedUp, followedUp } from './following-queries.ts'

/** What follows a visit: the same service at the same site by the same channel, in the name that was left. */
export interface FollowingWish {
  readonly stepId: string
  readonly start: string
  readonly givenName?: string | undefined
  readonly familyName?: string | undefined
  readonly phone?: string | undefined
}

export interface FollowingBooking {
  readonly wish: {
    readonly serviceId: string
    readonly siteId: string
    readonly start: string
    readonly channel: Row<'appointment'>['channel']
    readonly language: string
    readonly interpreter: string | undefined
  }
  readonly person: {
    readonly givenName: string | undefined
    readonly familyName: string | undefined
    readonly email: string | undefined
    readonly phone: string | undefined
    readonly organisation: string | undefined
    readonly requesterKind: Row<'appointment'>['requester_kind']
  }
}

/** The booking that a clerk asks for after a visit of their own desk; today’s visits only. */
export async function followingBooking(tx: Tx, actor: Staff, deskId: string, asked: FollowingWish): Promise<Decision<FollowingBooking>> {
  const desk = await openDeskOfStaff(tx, actor, deskId)
  if (!desk.ok) return desk
  const visit = await followedUp(tx.db, desk.value.site, deskId, asked.stepId, tx.now)
  return visit ? accepted(bookingOf(desk.value.site, visit, asked)) : refused('step_changed')
}

/** The name that was left stays; a walk-in may give one now. */
function bookingOf(site: SiteModel, visit: FollowedUp, asked: FollowingWish): FollowingBooking {
  const known = visit.given_name !== null || visit.family_name !== null
  return {
    wish: {
      serviceId: visit.service_id,
      siteId: site.id,
      start: asked.start,
      channel: visit.channel,
      language: visit.language,
      interpreter: visit.interpreter_language ?? undefined,
    },
    person: {
      givenName: (known ? visit.given_name : asked.givenName) ?? undefined,
      familyName: (known ? visit.family_name : asked.familyName) ?? undefined,
      email: visit.email ?? undefined,
      phone: visit.phone ?? asked.phone ?? undefined,
      organisation: visit.organisation ?? undefined,
      requesterKind: visit.requester_kind ?? 'person',
    },
  }
}
