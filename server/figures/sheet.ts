import type { Figures, FiguresRow, Measures } from '../../shared/contracts/figures.ts'
import { dayEdges, waitEdges } from '../../shared/domain/spread.ts'
import { channelName, type FiguresKey, leadName, waitName } from '../../shared/text/figures.ts'
import type { InterfaceLanguage } from '../../shared/text/languages.ts'
import { languageName } from '../../shared/text/when.ts'
import { textsOf } from '../texts.ts'

type Field = string | number | null

/** What a hidden count is shown as. */
const hidden = '*'

const columns = [
  'visits',
  'waitMedian',
  'waitNinth',
  'kept',
  'broken',
  'first',
  'again',
  'came',
  'missed',
  'daysMedian',
  'firstFreeMedian',
] as const satisfies (keyof Measures)[]
/** Null where there are too few to say; a count that is null is hidden. */
const typical: readonly (keyof Measures)[] = ['waitMedian', 'waitNinth', 'daysMedian', 'firstFreeMedian']

/** The figures as one long sheet: which table, which row of it, its counts. */
export function* sheetOf(figures: Figures, language: InterfaceLanguage): Generator<readonly Field[]> {
  const t = textsOf<FiguresKey>('figures', language)
  yield [t('colTable'), t('colKey'), t('colName'), ...columns.map((column) => t(`col${capital(column)}`))]
  yield rowLine(t('title'), { key: '', name: '', ...figures.total })
  const time = figures.unit === 'day' ? t('chartDay') : t('chartMonth')
  for (const row of figures.byTime) yield rowLine(time, row)
  for (const row of figures.byHour) yield rowLine(t('chartHour'), { ...row, key: `${row.key}:00` })
  for (const row of figures.byArea) yield rowLine(t('chartArea'), row)
  for (const row of figures.bySite) yield rowLine(t('chartSite'), row)
  for (const row of figures.byService) yield rowLine(t('chartService'), row)
  for (const row of figures.byLanguage) yield rowLine(t('chartLanguage'), { ...row, name: languageName(row.key, language) })
  for (const row of figures.byChannel) yield rowLine(t('chartChannel'), { ...row, name: channelName(t, row.key) }, ['came'])
  for (const [index, shown] of figures.waits.entries()) yield countLine(t('chartWaits'), `wait${waitEdges[index]}`, waitName(t, index), shown)
  yield countLine(t('chartWaits'), 'notCalled', t('notCalled'), figures.notCalled)
  for (const [index, shown] of figures.daysAhead.entries()) yield countLine(t('chartDaysAhead'), `days${dayEdges[index]}`, leadName(t, index), shown)
  for (const { outcome, visits } of figures.outcomes) yield countLine(t('chartOutcome'), outcome, t(`outcome_${outcome}`), visits)
}

const capital = <Word extends string>(word: Word) => `${word[0]!.toUpperCase()}${word.slice(1)}` as Capitalize<Word>

const rowLine = (table: string, row: FiguresRow, without: readonly (keyof Measures)[] = []): readonly Field[] => [
  table,
  row.key,
  row.name ?? row.key,
  ...columns.map((column) => (without.includes(column) ? null : typical.includes(column) ? row[column] : count(row[column]))),
]

/** Of a distribution; every line of the sheet is of the same length. */
const countLine = (table: string, key: string, name: string, visits: number | null): readonly Field[] => [
  table,
  key,
  name,
  ...columns.map((column) => (column === 'visits' ? count(visits) : null)),
]

const count = (shown: number | null): Field => shown ?? hidden
