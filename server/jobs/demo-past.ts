import type { Day, Interval } from '../../shared/domain/cells.ts'
import { minute } from '../../shared/domain/cells.ts'
import { accepted } from '../../shared/domain/decision.ts'
import { dayInterval, localDay, localMinute, openIntervals } from '../../shared/domain/opening.ts'
import { daysOf } from '../../shared/domain/period.ts'
import type { AppDeps } from '../deps.ts'
import { type FactRow, keepFacts } from '../figures/store.ts'
import type { SiteModel } from '../network/model.ts'
import { hasFacts } from './demo-store.ts'
import { repeatable } from './repeatable.ts'

const daysBack = 190
const visitsPerDeskHour = 1.3

/** Facts of some months at every site, invented but plausible, so that figures have something to show on the first day. */
export async function addDemoPast({ database, transact, network, clock }: AppDeps): Promise<void> {
  if (await hasFacts(database.reader)) return
  const now = clock.now()
  for (const site of network().sites.values()) {
    const period = { from: localDay(site.zone, now - daysBack * 24 * 60 * minute), to: localDay(site.zone, now - 24 * 60 * minute) }
    const facts = daysOf(period).flatMap((day) => factsOf(site, day))
    await transact(async (tx) => {
      await keepFacts(tx.db, site.id, facts)
      return accepted(null)
    })
  }
}

function factsOf(site: SiteModel, day: Day): FactRow[] {
  const chance = repeatable(`${site.id} ${day}`)
  return openIntervals(site.hours, dayInterval(site.zone, day)).flatMap((open, half) => {
    const desks = site.pools.reduce((sum, pool) => sum + pool.desks.length, 0)
    const hours = (open.to - open.from) / (60 * minute)
    const visits = Math.round(desks * hours * visitsPerDeskHour * busyness(day) * (0.8 + 0.4 * chance()))
    return Array.from({ length: visits }, (_, index) => visit(site, day, open, `${day}-${site.id}-${half}-${index}`, chance))
  })
}

/** Mondays and Tuesdays are the fullest, and autumn is fuller than summer. */
function busyness(day: Day): number {
  const date = Temporal.PlainDate.from(day)
  const weekday = [1.25, 1.3, 1, 0.95, 0.85, 0.6, 0][date.dayOfWeek - 1]!
  return weekday * (1 + 0.2 * Math.cos(((date.month - 10) / 12) * 2 * Math.PI))
}

type Chance = () => number

function visit(site: SiteModel, day: Day, open: Interval, id: string, chance: Chance): FactRow {
  const pool = weighted(chance, site.pools)
  const language = weighted(chance, languages)
  const booked = chance() < 0.32
  const missed = booked && chance() < 0.11
  // Most come in the first hours
  const at = open.from + Math.floor(chance() * Math.sqrt(chance()) * (open.to - open.from))
  return {
    id: `demo-${id}`,
    day,
    site_id: site.id,
    institution_id: pool.institutionId,
    service_id: weighted(chance, [...pool.serviceIds]),
    language,
    interpreter_language: pool.languages.includes(language) || chance() < 0.4 ? null : language,
    channel: booked ? 'appointment' : weighted(chance, walkIns),
    hour: Math.floor(localMinute(site.zone, at) / 60),
    booked_days_ahead: booked ? Math.floor(22 * chance() ** 2) : null,
    first_available_days_ahead: booked ? Math.floor(9 * chance() ** 2) : null,
    passed: Math.floor(3 * chance() ** 4),
    steps: missed ? 0 : 1,
    ...(missed ? nothing : endOf(booked, chance)),
  }
}

type End = Pick<FactRow, 'outcome' | 'wait_minutes' | 'service_minutes' | 'estimate_low_minutes' | 'estimate_high_minutes' | 'first_visit'>

const nothing: End = {
  outcome: 'missed',
  wait_minutes: null,
  service_minutes: null,
  estimate_low_minutes: null,
  estimate_high_minutes: null,
  first_visit: null,
}

function endOf(booked: boolean, chance: Chance): End {
  const wait = Math.floor((booked ? 22 : 55) * chance() ** 1.6 + (chance() < 0.04 ? 45 : 0))
  const expected = Math.max(5, Math.round((wait * (0.75 + 0.7 * chance())) / 5) * 5)
  const outcome = weighted(chance, outcomes)
  const called = outcome !== 'left' && outcome !== 'closed'
  return {
    outcome,
    wait_minutes: called ? wait : null,
    service_minutes: called ? 8 + Math.floor(22 * chance()) : null,
    estimate_low_minutes: expected - 5,
    estimate_high_minutes: expected + 5,
    first_visit: chance() < 0.7 ? Number(chance() < 0.34) : null,
  }
}

const languages = ['it', 'ar', 'bn', 'en', 'uk', 'fr', 'sq', 'zh', 'es', 'ur']
const walkIns = ['kiosk', 'kiosk', 'reception', 'door']
const outcomes = ['done', 'done', 'done', 'done', 'done', 'papersMissing', 'comeBack', 'left', 'closed']

/** The earlier in the list, the more often. */
const weighted = <T>(chance: Chance, choices: readonly T[]): T => choices[Math.floor(choices.length * chance() * chance())]!
