import type { FactRow } from './store.ts'

/**
 * The facts of one site and month, column by column: the letter at one place of each column speaks of the same service of a visit. A letter
 * stands for a small whole number, for a word by its place in `names`, or for what is not known. So a year of a region is 16 MB
 * of text, which is read several times as fast as lists of numbers.
 */
export interface MonthColumns extends Readonly<Record<Column, string>> {
  readonly names: Readonly<Record<Word, readonly string[]>>
}
type Word = 'service' | 'language' | 'channel' | 'outcome'
/** `day` of the month; `promised`: the longest wait that was shown when the number was given; `firstFree`: days to the first free start; `steps` of the visit, 0 but for its first */
type Column = Word | 'day' | 'hour' | 'wait' | 'promised' | 'daysAhead' | 'firstFree' | 'firstVisit' | 'steps'

export const unknown = -1

/** The value of a column for one visit: a number, or `unknown`. */
export const valueAt = (column: string, place: number): number => column.charCodeAt(place) - zero

// One past # is zero: what is not known is #, and no letter that is often needed has to be escaped
const zero = '#'.charCodeAt(0) + 1
const greatest = 9999

const written = (values: readonly (number | null | undefined)[]): string =>
  values.map((value) => String.fromCharCode(zero + Math.min(value ?? unknown, greatest))).join('')

export function columnsOf(facts: readonly FactRow[]): MonthColumns {
  const service = worded(facts.map((fact) => fact.service_id))
  const language = worded(facts.map((fact) => fact.language))
  const channel = worded(facts.map((fact) => fact.channel))
  const outcome = worded(facts.map((fact) => fact.outcome))
  return {
    names: { service: service.names, language: language.names, channel: channel.names, outcome: outcome.names },
    service: service.column,
    language: language.column,
    channel: channel.column,
    outcome: outcome.column,
    day: written(facts.map((fact) => Number(fact.day.slice(8)))),
    hour: written(facts.map((fact) => fact.hour)),
    wait: written(facts.map((fact) => fact.wait_minutes)),
    promised: written(facts.map((fact) => fact.estimate_high_minutes)),
    daysAhead: written(facts.map((fact) => fact.booked_days_ahead)),
    firstFree: written(facts.map((fact) => fact.first_available_days_ahead)),
    firstVisit: written(facts.map((fact) => fact.first_visit)),
    steps: written(facts.map((fact) => fact.steps)),
  }
}

function worded(words: readonly string[]): { names: string[]; column: string } {
  const names = [...new Set(words)]
  return { names, column: written(words.map((word) => names.indexOf(word))) }
}
