import type { ReplanReason } from './appointment.ts'
import type { Interval } from './cells.ts'
import { holds } from './intervals.ts'
import type { Assignment, Demand } from './slots.ts'

/** What an appointment has, and what its site and people can give at its time; nobody's plans are looked at. */
export interface Standing {
  readonly visit: Interval
  /** when the site is open; null: there is no such site any more */
  readonly opening: readonly Interval[] | null
  /** the service exists, by this channel, and a desk of the site serves it */
  readonly served: boolean
  /** of the roles it has claims in that the service still asks for */
  readonly demands: readonly Demand[]
  readonly claims: readonly Assignment[]
}

/** Claims that are not to be had any more: not in the role, outside their hours, away. */
export const lostClaims = ({ visit, demands, claims }: Standing): Assignment[] =>
  claims.filter((claim) => {
    const demand = demands.find(({ role }) => role === claim.role)
    return demand !== undefined && !demand.candidates.some(({ resourceId, windows }) => resourceId === claim.resourceId && holds(windows, visit))
  })

/** Why no other desk or person could help: null where one might. */
export function lostPlace({ visit, opening, served }: Standing): ReplanReason | null {
  if (opening === null || !holds(opening, visit)) return 'siteClosed'
  return served ? null : 'serviceGone'
}

export const lostRole = (role: string): ReplanReason =>
  role === 'desk' ? 'deskGone' : role === 'interpreter' ? 'interpreterAway' : 'professionalAway'
