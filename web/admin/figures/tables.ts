import type { Figures, FiguresRow } from '../../../shared/contracts/figures.ts'
import { dayEdges, waitEdges } from '../../../shared/domain/spread.ts'
import { channelName, type FiguresKey, leadName, waitName } from '../../../shared/text/figures.ts'
import { localeOf } from '../../../shared/text/languages.ts'
import type { Text } from '../../../shared/text/text.ts'
import { languageName, longDay, monthName } from '../../../shared/text/when.ts'
import { isolate } from '../../staff/texts.ts'
import { said } from './numbers.ts'

/** One count of a chart. */
export interface Bar {
  readonly name: string
  /** what stands at the axis, line by line, where the name is too long for it */
  readonly short?: readonly string[]
  readonly count: number | null
  /** what else is counted of the same visits */
  readonly row?: FiguresRow
}

export interface Table {
  readonly id: string
  readonly title: string
  /** of the first column */
  readonly heading: string
  /** one sentence that says what the picture shows */
  readonly summary: string
  readonly bars: readonly Bar[]
  /** `up`: the bars stand in the order of time or size; `across`: they have names, the most frequent first */
  readonly direction: 'up' | 'across'
  /** columns that would say the same as the names */
  readonly without?: readonly (keyof FiguresRow)[]
}

type FiguresText = Text<FiguresKey>

/** Every table of the page, in the language of the reader. */
export function tablesOf(t: FiguresText, tag: string, figures: Figures): Table[] {
  const own = (row: FiguresRow) => row.name ?? row.key
  return [
    timeTable(t, tag, figures),
    waitTable(t, figures),
    hourTable(t, figures),
    named(t, 'Service', t('service'), figures.byService, own),
    named(t, 'Language', t('language'), figures.byLanguage, (row) => languageName(row.key, tag)),
    { ...named(t, 'Channel', t('channel'), figures.byChannel, (row) => channelName(t, row.key)), without: ['came'] },
    outcomeTable(t, figures),
    leadTable(t, figures),
    ...(figures.byArea.length > 1 ? [named(t, 'Area', t('colArea'), figures.byArea, own)] : []),
    ...(figures.bySite.length > 1 ? [named(t, 'Site', t('place'), figures.bySite, own)] : []),
  ]
}

function timeTable(t: FiguresText, tag: string, { unit, byTime }: Figures): Table {
  const isDay = unit === 'day'
  const bars = byTime.map((row) => ({
    name: isDay ? longDay(row.key, tag) : monthName(`${row.key}-01`, tag),
    short: isDay ? dayLines(row.key, tag) : monthLines(row.key, tag),
    count: row.visits,
    row,
  }))
  return {
    id: 'time',
    title: t(isDay ? 'chartDay' : 'chartMonth'),
    heading: t(isDay ? 'colDay' : 'colMonth'),
    summary: most(t, isDay ? 'summaryDay' : 'summaryMonth', bars),
    bars,
    direction: 'up',
  }
}

function waitTable(t: FiguresText, { waits, notCalled, total }: Figures): Table {
  const waited = waits.map((count, index) => ({ name: waitName(t, index), short: [range(waitEdges, index)], count }))
  const bars = [...waited, { name: t('notCalled'), short: t('notCalled').split(' '), count: notCalled }]
  const { waitMedian: half, waitNinth: nine } = total
  const summary = half === null || nine === null ? t('summaryHidden') : t('summaryWaits', { half: said(half), nine: said(nine) })
  return { id: 'waits', title: t('chartWaits'), heading: t('colWait'), summary, bars, direction: 'up' }
}

function hourTable(t: FiguresText, { byHour }: Figures): Table {
  const bars = byHour.map((row) => ({ name: `${row.key}–${Number(row.key) + 1}`, count: row.visits, row }))
  return { id: 'hour', title: t('chartHour'), heading: t('colHour'), summary: most(t, 'summaryHour', bars), bars, direction: 'up' }
}

function leadTable(t: FiguresText, { daysAhead }: Figures): Table {
  const bars = daysAhead.map((count, index) => ({ name: leadName(t, index), short: [range(dayEdges, index)], count }))
  return { id: 'lead', title: t('chartDaysAhead'), heading: t('colDays'), summary: most(t, 'summaryDaysAhead', bars), bars, direction: 'up' }
}

function outcomeTable(t: FiguresText, { outcomes }: Figures): Table {
  const bars = outcomes.map(({ outcome, visits }) => ({ name: t(`outcome_${outcome}`), count: visits }))
  return { id: 'outcome', title: t('chartOutcome'), heading: t('colOutcome'), summary: most(t, 'summaryOutcome', bars), bars, direction: 'across' }
}

type Named = 'Service' | 'Language' | 'Channel' | 'Area' | 'Site'

function named(t: FiguresText, kind: Named, heading: string, rows: readonly FiguresRow[], nameOf: (row: FiguresRow) => string): Table {
  const bars = rows.map((row) => ({ name: nameOf(row), count: row.visits, row }))
  return { id: kind, title: t(`chart${kind}`), heading, summary: most(t, `summary${kind}`, bars), bars, direction: 'across' }
}

/** What there is most of: in a sentence, the first thing that the picture tells. */
function most(t: FiguresText, key: FiguresKey, bars: readonly Bar[]): string {
  const shown = bars.filter((bar) => bar.count)
  if (shown.length === 0) return t('summaryHidden')
  const first = shown.reduce((best, bar) => (bar.count! > best.count! ? bar : best))
  return t(key, { name: isolate(first.name), n: said(first.count!) })
}

function dayLines(day: string, tag: string): string[] {
  const short = part(day, tag, { weekday: 'short' })
  return [short.length > 4 ? part(day, tag, { weekday: 'narrow' }) : short, part(day, tag, { day: 'numeric' })]
}

const monthLines = (month: string, tag: string): string[] => [
  part(`${month}-01`, tag, { month: 'short' }),
  part(`${month}-01`, tag, { year: 'numeric' }),
]

const part = (day: string, tag: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(localeOf(tag), { ...options, timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`))

/** At the axis the unit is left to the title. */
function range(edges: readonly number[], index: number): string {
  const [from, next] = [edges[index]!, edges[index + 1]]
  if (next === undefined) return `${from}+`
  return next - from === 1 ? `${from}` : `${from}–${next - 1}`
}
