import type { NetworkOutline, PartKind } from '../../shared/contracts/network-changes.ts'
import { type Actor, mayAdministerNetwork, type Staff } from '../../shared/domain/actor.ts'
import { mayEditPerson, mayEditSite, maySeePerson } from '../../shared/domain/setup.ts'
import { interfaceLanguages } from '../../shared/text/languages.ts'
import { type Part, partKey, placesOf, versionOf } from './file/parts.ts'
import { type NetworkModel, offers, type PersonModel, type ServiceModel, textOf } from './model.ts'

/** The lists of the setup pages. Sites are public; of people, those who come to a site that the reader leads. */
export function networkOutline(network: NetworkModel, actor: Staff): NetworkOutline {
  const sites = [...network.sites.values()]
  const sitesOf = Map.groupBy(sites, (site) => site.areaId)
  const desks = desksOfInstitutions(network)
  return {
    network: { name: network.name, zone: network.zone, language: network.language, mayEdit: mayAdministerNetwork(actor) },
    areas: [...network.areas.values()].map(({ id, name }) => ({ id, name, siteCount: sitesOf.get(id)?.length ?? 0 })),
    institutions: [...network.institutions.values()].map(({ id, name }) => ({ id, name, deskCount: desks.get(id) ?? 0 })),
    services: [...network.services.values()].map((service) => serviceLine(network, service)),
    sites: sites.map((site) => ({
      id: site.id,
      name: site.name,
      areaId: site.areaId,
      areaName: network.areas.get(site.areaId)?.name ?? '',
      city: site.city,
      kind: site.kind,
      deskCount: site.pools.reduce((count, pool) => count + pool.desks.length, 0),
      mayEdit: mayEditSite(actor, site.id),
    })),
    people: [...network.people.values()].flatMap((person) => personLine(network, actor, person)),
  }
}

function desksOfInstitutions(network: NetworkModel): Map<string, number> {
  const counts = new Map<string, number>()
  for (const site of network.sites.values()) {
    for (const pool of site.pools) counts.set(pool.institutionId, (counts.get(pool.institutionId) ?? 0) + pool.desks.length)
  }
  return counts
}

function serviceLine(network: NetworkModel, service: ServiceModel): NetworkOutline['services'][number] {
  const languages = interfaceLanguages.map((language) => language.tag)
  return {
    id: service.id,
    name: textOf(service, network.language, network).name,
    icon: service.icon,
    lifeArea: service.lifeArea,
    missing: languages.filter((language) => !service.texts.has(language)),
    unreviewed: languages.filter((language) => service.texts.get(language)?.reviewed === false),
    siteCount: [...network.sites.values()].filter((site) => offers(site, service.id)).length,
  }
}

function personLine(network: NetworkModel, actor: Staff, person: PersonModel): NetworkOutline['people'] {
  const part = network.parts().get(partKey('person', person.id))
  const siteIds = part ? placesOf(part) : []
  if (!maySeePerson(actor, siteIds)) return []
  const { id, name, kind, languages, roles } = person
  return [{ id, name, kind, languages: [...languages], roles: [...roles], siteIds, mayEdit: mayEditPerson(actor, siteIds) }]
}

/** One part as it is edited, where this reader may see it. */
export function networkPart(network: NetworkModel, actor: Actor, kind: PartKind, id: string): (Part & { version: string }) | null {
  const part = network.parts().get(partKey(kind, id))
  if (!part || !maySee(actor, part)) return null
  return { ...part, version: versionOf(part.value) }
}

function maySee(actor: Actor, part: Part): boolean {
  if (part.kind === 'site') return mayEditSite(actor, part.id)
  return part.kind !== 'person' || maySeePerson(actor, placesOf(part))
}
