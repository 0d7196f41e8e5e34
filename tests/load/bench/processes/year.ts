import { columnsOf } from '../../../../server/figures/month-columns.ts'
import type { FactRow } from '../../../../server/figures/store.ts'
import { repeatable } from '../../../../server/jobs/repeatable.ts'

const days = 365
const services = Array.from({ length: 20 }, (_, at) => `service-${at}`)
const languages = ['it', 'ar', 'bn', 'en', 'fr', 'uk', 'sq', 'zh', 'ur', 'es', 'ro', 'pa', 'ti', 'so']
const channels = ['kiosk', 'kiosk', 'appointment', 'reception', 'door']
const outcomes = ['done', 'done', 'papersMissing', 'comeBack', 'left', 'missed']

/** The facts of a year at one site as they are kept for figures, closed on Sundays; with how many they are. */
export function yearAt(siteId: string, today: string): { rows: { site_id: string; month: string; facts: string }[]; facts: number } {
  const chance = repeatable(siteId)
  const facts = Array.from({ length: days }, (_, back) => Temporal.PlainDate.from(today).subtract({ days: back + 1 }))
    .filter((date) => date.dayOfWeek !== 7)
    .flatMap((date) => Array.from({ length: 12 + Math.floor(24 * chance()) }, () => visit(date.toString(), chance)))
  const rows = [...Map.groupBy(facts, (fact) => fact.day.slice(0, 7))].map(([month, ofMonth]) => ({
    site_id: siteId,
    month,
    facts: JSON.stringify(columnsOf(ofMonth)),
  }))
  return { rows, facts: facts.length }
}

function visit(day: string, chance: () => number): FactRow {
  const pick = (choices: readonly string[]) => choices[Math.floor(chance() * chance() * choices.length)]!
  const isBooked = chance() < 0.35
  return {
    id: '',
    day,
    site_id: '',
    institution_id: null,
    service_id: pick(services),
    language: pick(languages),
    interpreter_language: null,
    channel: pick(channels),
    outcome: pick(outcomes),
    hour: 8 + Math.floor(10 * chance()),
    wait_minutes: chance() < 0.93 ? Math.floor(110 * chance() * chance()) : null,
    service_minutes: null,
    estimate_low_minutes: null,
    estimate_high_minutes: Math.floor(60 * chance()),
    booked_days_ahead: isBooked ? Math.floor(40 * chance() * chance()) : null,
    first_available_days_ahead: isBooked ? Math.floor(20 * chance() * chance()) : null,
    passed: 0,
    first_visit: chance() < 0.8 ? Number(chance() < 0.3) : null,
  }
}
