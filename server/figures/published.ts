import { type Figures, type FiguresRow, type Measures, outcomeKinds } from '../../shared/contracts/figures.ts'
import { binned, dayEdges, quantile, type Spread, sizeOf, waitEdges } from '../../shared/domain/spread.ts'
import { fewestShown, hiddenCounts, type Sum } from '../../shared/domain/suppression.ts'
import { newTally, type Tallies, type Tally, together } from './tally.ts'

export interface Shape {
  /** every day or month of the period, also those without a visit */
  readonly times: readonly string[]
  readonly areaOf: (siteId: string) => string
  readonly areaName: (id: string) => string
  readonly siteName: (id: string) => string
  readonly serviceName: (id: string) => string
}

export type Published = Pick<
  Figures,
  'total' | 'waits' | 'notCalled' | 'daysAhead' | 'outcomes' | 'byTime' | 'byHour' | 'byArea' | 'bySite' | 'byService' | 'byLanguage' | 'byChannel'
>

/** What may be shown of the tallies: counts below 5 are hidden, and whatever they would follow from. */
export function published(tallies: Tallies, shape: Shape): Published {
  const sheet = createSheet()
  const whole = together(tallies.time.values())
  const total = sheet.row('', whole)
  // A visit of three services is in three rows of that table: it adds up to this, and not to the visits
  const served = sheet.row('', together(tallies.service.values()))
  const rowsOf = (counted: ReadonlyMap<string, Tally>, names = everyGroup) =>
    [...counted].filter(hasAny).map(([key, tally]) => sheet.row(key, tally, names))
  const areas = rowsOf(areaTallies(tallies.site, shape.areaOf))
  const sites = rowsOf(tallies.site)
  const tables = {
    service: rowsOf(tallies.service),
    time: shape.times.map((key) => sheet.row(key, tallies.time.get(key) ?? nobody)),
    hour: hoursBetween(tallies.hour).map((hour) => sheet.row(String(hour), tallies.hour[hour]!)),
    language: rowsOf(tallies.language),
    channel: rowsOf(tallies.channel, withoutBooking),
  }
  const { service, ...ofVisits } = tables
  for (const rows of [areas, ...Object.values(ofVisits)]) sheet.adds(total, rows)
  sheet.adds(served, service)
  sheet.adds(served, [total])
  for (const area of areas) {
    const ofArea = sites.filter((site) => shape.areaOf(site.key) === area.key)
    sheet.adds(area, ofArea)
  }
  const notCalled = served.tally.visits - sizeOf(served.tally.waits)
  const waits = sheet.parts(served.cells.visits, [...binned(served.tally.waits, waitEdges), notCalled])
  const daysAhead = sheet.parts(total.cells.came, binned(whole.daysAhead, dayEdges))
  const outcomes = outcomeCounts(tallies.outcomes)
  const outcomeCells = sheet.parts(
    served.cells.visits,
    outcomes.map(([, visits]) => visits),
  )

  const shown = sheet.shown()
  const view = (rows: readonly SheetRow[], name: (key: string) => string | null = () => null) =>
    rows.map((row): FiguresRow => ({ key: row.key, name: name(row.key), ...measuresOf(row, shown) }))
  return {
    total: measuresOf(total, shown),
    waits: waits.slice(0, -1).map(shown),
    notCalled: shown(waits.at(-1)!),
    daysAhead: daysAhead.map(shown),
    outcomes: outcomes.map(([outcome], index) => ({ outcome, visits: shown(outcomeCells[index]!) })),
    byTime: view(tables.time),
    byHour: view(tables.hour),
    byArea: mostFirst(view(areas, shape.areaName)),
    bySite: mostFirst(view(sites, shape.siteName)),
    byService: mostFirst(view(tables.service, shape.serviceName)),
    byLanguage: mostFirst(view(tables.language)),
    byChannel: mostFirst(view(tables.channel)),
  }
}

/** Of one row: those that are shown, and those that would follow from them. */
const countsOf = (tally: Tally) => ({
  visits: tally.visits,
  kept: tally.kept,
  broken: tally.broken,
  noPromise: tally.visits - tally.kept - tally.broken,
  first: tally.first,
  again: tally.again,
  notAsked: tally.visits - tally.first - tally.again,
  came: tally.came,
  walkIn: tally.visits - tally.came,
  missed: tally.missed,
})
type Cells = Readonly<Record<keyof ReturnType<typeof countsOf>, number>>
type CountName = keyof Cells
const groups: readonly (readonly CountName[])[] = [
  ['kept', 'broken', 'noPromise'],
  ['first', 'again', 'notAsked'],
  ['came', 'walkIn'],
]
const everyGroup: readonly CountName[] = ['visits', ...groups.flat(), 'missed']
/** Of how somebody came it would say the same again, and be in the way of showing the first. */
const withoutBooking = everyGroup.filter((name) => name !== 'came' && name !== 'walkIn')

interface SheetRow {
  readonly key: string
  readonly tally: Tally
  readonly cells: Cells
  readonly names: readonly CountName[]
}

type Shown = (cell: number) => number | null

/** All that is published together: what is hidden in one table is not told by another. */
function createSheet() {
  const counts: number[] = []
  const sums: Sum[] = []
  const cell = (count: number): number => counts.push(count) - 1
  return {
    row(key: string, tally: Tally, names = everyGroup): SheetRow {
      const cells = Object.fromEntries(Object.entries(countsOf(tally)).map(([name, count]) => [name, cell(count)])) as Cells
      for (const group of groups.filter((each) => names.includes(each[0]!))) {
        sums.push({ total: cells.visits, parts: group.map((part) => cells[part]) })
      }
      return { key, tally, cells, names }
    },
    /** each count of `total` is the sum of those of `rows`, or is not to tell what they hide */
    adds(total: SheetRow, rows: readonly SheetRow[]) {
      for (const name of rows[0]?.names ?? []) sums.push({ total: total.cells[name], parts: rows.map((row) => row.cells[name]) })
    },
    parts(total: number, values: readonly number[]): number[] {
      const parts = values.map(cell)
      sums.push({ total, parts })
      return parts
    },
    shown(): Shown {
      const hidden = hiddenCounts(counts, sums)
      return (place) => (hidden[place] ? null : counts[place]!)
    },
  }
}

/** Of a row whose visits are hidden nothing else is shown: zeros would tell who was not among them. */
function measuresOf({ tally, cells, names }: SheetRow, shown: Shown): Measures {
  const visible = shown(cells.visits) !== null
  const count = (name: CountName) => (visible && names.includes(name) ? shown(cells[name]) : null)
  const typical = (spread: Spread, share: number) => (visible && sizeOf(spread) >= fewestShown ? quantile(spread, share) : null)
  return {
    visits: shown(cells.visits),
    waitMedian: typical(tally.waits, 0.5),
    waitNinth: typical(tally.waits, 0.9),
    kept: count('kept'),
    broken: count('broken'),
    first: count('first'),
    again: count('again'),
    came: count('came'),
    missed: shown(cells.missed),
    daysMedian: typical(tally.daysAhead, 0.5),
    firstFreeMedian: typical(tally.firstFree, 0.5),
  }
}

const nobody = newTally()

const hasAny = ([, tally]: readonly [string, Tally]): boolean => tally.visits > 0 || tally.missed > 0

function areaTallies(sites: ReadonlyMap<string, Tally>, areaOf: Shape['areaOf']): Map<string, Tally> {
  const ofArea = Map.groupBy(sites, ([siteId]) => areaOf(siteId))
  return new Map([...ofArea].map(([areaId, found]) => [areaId, together(found.map(([, tally]) => tally))]))
}

/** From the first hour in which somebody came to the last. */
function hoursBetween(hours: readonly Tally[]): number[] {
  const known = hours.flatMap((tally, hour) => (hasAny(['', tally]) ? [hour] : []))
  return hours.flatMap((_, hour) => (known.length > 0 && hour >= known[0]! && hour <= known.at(-1)! ? [hour] : []))
}

type Outcome = (typeof outcomeKinds)[number]
const ends: readonly string[] = ['done', 'papersMissing', 'comeBack', 'absent', 'left', 'closed'] satisfies Outcome[]
const unfinished: readonly string[] = ['waiting', 'called', 'serving', 'parked']

function outcomeCounts(counted: ReadonlyMap<string, number>): [Outcome, number][] {
  const sums = new Map<Outcome, number>()
  for (const [ended, visits] of counted) {
    const outcome = (ends.includes(ended) ? ended : unfinished.includes(ended) ? 'open' : 'other') as Outcome
    sums.set(outcome, (sums.get(outcome) ?? 0) + visits)
  }
  return outcomeKinds.filter((outcome) => sums.has(outcome)).map((outcome) => [outcome, sums.get(outcome)!])
}

/** Hidden rows come last, by name, so that their order tells nothing. */
function mostFirst(rows: FiguresRow[]): FiguresRow[] {
  const name = (row: FiguresRow) => row.name ?? row.key
  return rows.sort((one, other) => (other.visits ?? -1) - (one.visits ?? -1) || name(one).localeCompare(name(other)))
}
