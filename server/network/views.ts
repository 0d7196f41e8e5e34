import type { Network, Service, Site } from '../../shared/contracts/network.ts'
import type { Instant } from '../../shared/domain/cells.ts'
import { earlyClosing, takesWalkIns } from './closing.ts'
import { type NetworkModel, type ServiceModel, type SiteModel, takesInterpreter, textOf } from './model.ts'

export function networkView(network: NetworkModel, now: Instant): Network {
  const languages = [...network.people.values()].filter((person) => person.kind === 'interpreter').flatMap((person) => person.languages)
  return {
    name: network.name,
    phone: network.phone,
    email: network.email,
    interpreterLanguages: [...new Set(languages)].sort(),
    walkIn: takesWalkIns(network, now),
    invented: network.invented,
  }
}

export function serviceView(network: NetworkModel, service: ServiceModel, language: string): Service {
  const texts = textOf(service, language, network)
  return {
    id: service.id,
    lifeArea: service.lifeArea,
    icon: service.icon,
    name: texts.name,
    summary: texts.summary,
    forWhom: texts.forWhom,
    documents: [...texts.documents],
    durationMinutes: service.durationMinutes,
    channels: [...service.channels],
    walkIn: service.walkIn,
    interpreter: takesInterpreter(service),
    language: texts.language,
  }
}

export function siteView(network: NetworkModel, site: SiteModel, now: Instant): Site {
  return {
    id: site.id,
    name: site.name,
    kind: site.kind,
    address: site.address,
    city: site.city,
    phone: site.phone,
    email: site.email,
    zone: site.zone,
    hours: site.hours.weekly
      .toSorted((one, other) => one.weekday - other.weekday || one.fromMinute - other.fromMinute)
      .map((window) => ({ weekday: window.weekday, from: clock(window.fromMinute), to: clock(window.toMinute) })),
    open: network.openings.isOpenAt(site.id, site.hours, now),
    closing: closingView(network, site, now),
    stops: nextStops(network, site, now),
  }
}

function closingView(network: NetworkModel, site: SiteModel, now: Instant): Site['closing'] {
  const at = earlyClosing(network, site, now)
  return at === null ? null : { time: at > now ? clock(network.openings.minuteOf(site.zone, at)) : null }
}

/** As many as anybody reads. */
const mostStops = 30

function nextStops(network: NetworkModel, site: SiteModel, now: Instant): Site['stops'] {
  if (site.stops.length === 0) return []
  const today = network.openings.dayOf(site.zone, now)
  return site.stops
    .filter((stop) => stop.toDay >= today)
    .slice(0, mostStops)
    .map(({ fromDay, toDay, fromMinute, toMinute, place, address }) => ({
      fromDay,
      toDay,
      from: clock(fromMinute),
      to: clock(toMinute),
      place,
      address,
    }))
}

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
