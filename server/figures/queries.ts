import type { Figures } from '../../shared/contracts/figures.ts'
import { isAtLeast, type Staff } from '../../shared/domain/actor.ts'
import type { Day, Instant } from '../../shared/domain/cells.ts'
import { localDay } from '../../shared/domain/opening.ts'
import { daysIn, daysOf, monthsOf, type Period } from '../../shared/domain/period.ts'
import type { Reader } from '../db/schema.ts'
import { type NetworkModel, textOf } from '../network/model.ts'
import { keptMonth, type MonthOfSite, present } from './months-queries.ts'
import { published, type Shape } from './published.ts'
import { countMonth, newTallies, type Wanted } from './tally.ts'

export interface FiguresSite {
  readonly id: string
  readonly name: string
  readonly areaId: string
  readonly areaName: string
}

/** Sites that somebody leads; for whoever leads the network also those that have been taken away, of which facts still speak. */
export async function sitesLed(db: Reader, { memberships, overall }: Staff): Promise<FiguresSite[]> {
  const sites = await db
    .selectFrom('site')
    .innerJoin('area', 'area.id', 'site.area_id')
    .select(['site.id', 'site.name', 'area.id as areaId', 'area.name as areaName'])
    .orderBy('area.position')
    .orderBy('site.position')
    .execute()
  if (overall !== null && isAtLeast(overall, 'coordinator')) return sites
  const led = new Set(memberships.filter(({ role }) => isAtLeast(role, 'coordinator')).map(({ siteId }) => siteId))
  return sites.filter((site) => led.has(site.id))
}

/** Every service there is or was, by its name in this language. */
export function serviceNames(network: NetworkModel, language: string): ReadonlyMap<string, string> {
  const services = [...network.services.values(), ...network.former.services.values()]
  return new Map(services.map((service) => [service.id, textOf(service, language, network).name]))
}

export interface FiguresQuestion {
  readonly period: Period
  /** that the reader may see, as far as they were asked for */
  readonly sites: readonly FiguresSite[]
  readonly services: ReadonlyMap<string, string>
  readonly wanted: Omit<Wanted, keyof Period>
}

/** What there is in this period, asked for or not. */
type Seen = Readonly<Record<'services' | 'languages' | 'channels', readonly string[]>>

/** A region’s year is counted in a second: after each month others are answered. */
type Breathe = () => Promise<void>

/** Past days come from the facts that were kept, today from the queue as it is now. */
export async function figuresOf(
  db: Reader,
  network: NetworkModel,
  question: FiguresQuestion,
  now: Instant,
  breathe: Breathe,
): Promise<Omit<Figures, 'choices'> & { seen: Seen }> {
  const { period } = question
  const unit = daysIn(period) <= mostDays ? 'day' : 'month'
  const timeOf = (day: Day) => (unit === 'day' ? day : day.slice(0, 7))
  const siteIds = question.sites.map((site) => site.id)
  const tallies = newTallies()
  const wanted = { ...question.wanted, ...period }
  const count = ({ siteId, month, facts }: MonthOfSite) => countMonth(tallies, siteId, month, facts, wanted, timeOf)
  for (const month of monthsOf(period)) {
    for (const ofSite of await keptMonth(db, siteIds, month)) count(ofSite)
    await breathe()
  }
  for (const ofSite of await present(db, network, siteIds, period, now)) count(ofSite)
  const today = localDay(network.zone, now)
  const past = { from: period.from, to: period.to < today ? period.to : today }
  const times = new Set([...daysOf(past).map(timeOf), ...tallies.time.keys()])
  const seen = { services: [...tallies.service.keys()], languages: [...tallies.language.keys()], channels: [...tallies.channel.keys()] }
  return { ...period, today, unit, ...published(tallies, { times: [...times].sort(), ...namesOf(question) }), seen }
}

/** More of them would be too narrow to read. */
const mostDays = 62

function namesOf({ sites, services }: FiguresQuestion): Omit<Shape, 'times'> {
  const bySite = new Map(sites.map((site) => [site.id, site]))
  const areaNames = new Map(sites.map((site) => [site.areaId, site.areaName]))
  return {
    areaOf: (siteId) => bySite.get(siteId)!.areaId,
    areaName: (id) => areaNames.get(id)!,
    siteName: (id) => bySite.get(id)!.name,
    serviceName: (id) => services.get(id) ?? id,
  }
}
