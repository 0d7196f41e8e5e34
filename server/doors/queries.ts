import type { Board } from '../../shared/contracts/board.ts'
import type { Poster } from '../../shared/contracts/reception.ts'
import type { Instant } from '../../shared/domain/cells.ts'
import { doorSeal, doorUntil, openSeals, posterSeal } from '../../shared/domain/door.ts'
import { localDay } from '../../shared/domain/opening.ts'
import { prepared, written } from '../db/prepared.ts'
import type { Reader } from '../db/schema.ts'
import type { Tokens } from '../deps.ts'
import type { SiteModel } from '../network/model.ts'

/** What a board shows in its corner where no kiosk stands. */
export async function boardDoor(db: Reader, tokens: Tokens, site: SiteModel, now: Instant): Promise<Board['door']> {
  if (await hasKiosk(db, site.id)) return null
  return { path: doorPath(tokens, site.id, doorSeal(site.id, now)), until: new Date(doorUntil(now)).toISOString() }
}

export const hasKiosk = async (db: Reader, siteId: string): Promise<boolean> => (await selectKiosk(db, siteId)).rows.length > 0

const selectKiosk = prepared((db, siteId: string) =>
  db
    .selectFrom('device')
    .select('id')
    .where('site_id', '=', siteId)
    .where('kind', '=', written('kiosk'))
    .where('approved_at', 'is not', null)
    .where('revoked_at', 'is', null)
    .limit(1),
)

/** What hangs on the door for one day. */
export function posterFor(tokens: Tokens, site: SiteModel, now: Instant): Poster {
  const day = localDay(site.zone, now)
  return { path: doorPath(tokens, site.id, posterSeal(site.id, day)), day }
}

// In the fragment, which no server and no log ever sees
const doorPath = (tokens: Tokens, siteId: string, seal: string): string => `/number#${siteId}.${tokens.of('door', seal)}`

/** Whether a phone has read this on the door of the site a short while ago, or on today’s sheet. */
export const isDoorOpen = (tokens: Tokens, site: SiteModel, door: string, now: Instant): boolean =>
  openSeals(site.id, localDay(site.zone, now), now).some((seal) => tokens.fits('door', seal, door))

/** One phone on one day: it leads neither to the phone nor to what it took on another day. */
export const phoneHash = (tokens: Tokens, site: SiteModel, phone: string, now: Instant): string =>
  tokens.of('phone', `${localDay(site.zone, now)}.${phone}`)
