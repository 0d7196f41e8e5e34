import ical, { ICalEventStatus } from 'ical-generator'
import { type Instant, minute } from '../../shared/domain/cells.ts'
import type { InterfaceLanguage } from '../../shared/text/languages.ts'
import { languageName } from '../../shared/text/when.ts'
import type { AppDeps } from '../deps.ts'
import { addressOf, knownSite, type PersonModel, stopAt, textOf } from '../network/model.ts'
import { textsOf } from '../texts.ts'
import { bookingsOf } from './queries.ts'

const pastMs = 7 * 24 * 60 * minute
const aheadMs = 190 * 24 * 60 * minute

/** All that somebody is booked for, as their calendar program subscribes to it: places, services and languages, nobody's name. */
export async function feedOf(deps: AppDeps, person: PersonModel, language: InterfaceLanguage, now: Instant): Promise<string> {
  const network = deps.network()
  const t = textsOf('mail', language)
  const calendar = ical({
    name: `${network.name}: ${person.name}`,
    prodId: { company: 'Sportello', product: 'Sportello', language: language.toUpperCase() },
    ttl: 15 * 60,
  })
  for (const row of await bookingsOf(deps.database.reader, person.id, now - pastMs, now + aheadMs)) {
    const site = knownSite(network, row.site_id)
    const service = network.services.get(row.service_id)
    const what = service ? textOf(service, language, network).name : ''
    calendar.createEvent({
      id: `${row.id}.${person.id}@${new URL(deps.config.publicUrl).hostname}`,
      sequence: row.sequence,
      stamp: new Date(now),
      start: new Date(row.start_at),
      end: new Date(row.end_at),
      status: ICalEventStatus.CONFIRMED,
      summary: row.interpreter_language ? t('feed.interprets', { language: languageName(row.interpreter_language, language), what }) : what,
      location: row.channel === 'onSite' && site ? `${site.name}, ${addressOf(site, stopAt(network, site, row.start_at))}` : t(`feed.${row.channel}`),
    })
  }
  return calendar.toString()
}
