import type { SlotList } from '../../../shared/contracts/slots.ts'
import { type Instant, type Interval, minute } from '../../../shared/domain/cells.ts'
import { localDay } from '../../../shared/domain/opening.ts'
import { type Candidate, findStarts, type SlotQuestion } from '../../../shared/domain/slots.ts'
import { slotsNetwork } from './network.ts'
import { shuffled } from './random.ts'
import { atMost, milliseconds, type Row, type Section } from './report.ts'
import { interleaved, median, quantile } from './rounds.ts'
import { type Bench, withSetting } from './setting.ts'

const days = 30
const bookings = 2400
const hour = 60 * minute
const roles = { desk: 7, interpreter: 7, lawyer: 6 }

/** Free slots for a desk, an interpreter and a lawyer together. */
export async function measureSlots(bench: Bench): Promise<Section> {
  return {
    title: 'Slots: 20 staff in three roles, 30 days, 2,400 bookings',
    method: [
      'Seven desks, seven interpreters and six lawyers, ten hours a day; each booking takes one of each for half an hour, so 7,200 busy times. A start is offered each quarter of an hour.',
      'The engine beside a naive loop over starts, people and their busy times with the same answer; over HTTP with SQLite beside a Hono route that answers the same bytes.',
    ],
    rows: [engineRow(), await httpRow(bench)],
  }
}

function engineRow(): Row {
  const question = fullMonth()
  const [expected, found] = [naiveStarts(question), findStarts(question)]
  if (expected.join() !== found.join()) throw new Error('the engine and the naive loop disagree')
  const time = (run: () => unknown) => {
    const began = performance.now()
    run()
    return performance.now() - began
  }
  for (let at = 0; at < 20; at++) findStarts(question)
  const naive: number[] = []
  const engine: number[] = []
  for (let at = 0; at < 60; at++) {
    naive.push(time(() => naiveStarts(question)))
    engine.push(time(() => findStarts(question)))
  }
  const [product, baseline] = [median(engine), median(naive)]
  return {
    figure: `engine, ${found.length} free starts`,
    product: milliseconds(product),
    baseline: `${milliseconds(baseline)} naive loop`,
    ratio: product / baseline,
    goal: atMost(5, product, 'ms'),
  }
}

/** From a Monday at midnight UTC; bookings at random half hours, each with the first of every role who is free. */
function fullMonth(): SlotQuestion {
  const begin = Date.UTC(2026, 2, 2)
  const opening = Array.from({ length: days }, (_, day) => ({ from: begin + day * 24 * hour + 8 * hour, to: begin + day * 24 * hour + 18 * hour }))
  const demands = Object.entries(roles).map(([role, count]) => ({
    role,
    count: 1,
    candidates: Array.from({ length: count }, (_, at) => ({ resourceId: `${role}-${at}`, windows: opening, busy: [] as Interval[] })),
  }))
  const halfHours = opening.flatMap(({ from }) => Array.from({ length: 20 }, (_, at) => from + at * 30 * minute))
  const places = shuffled(
    halfHours.flatMap((start) => Array.from({ length: roles.lawyer }, () => start)),
    11,
  )
  for (const start of places.slice(0, bookings)) {
    for (const { candidates } of demands)
      candidates.find(({ busy }) => !busy.some(({ from }) => from === start))!.busy.push({ from: start, to: start + 30 * minute })
  }
  for (const { candidates } of demands) for (const { busy } of candidates) busy.sort((one, other) => one.from - other.from)
  return {
    now: begin,
    range: { from: begin, to: begin + days * 24 * hour },
    opening,
    durationMinutes: 30,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    stepMinutes: 15,
    noticeMinutes: 0,
    horizonDays: 60,
    demands,
  }
}

function naiveStarts({ opening, durationMinutes, stepMinutes, demands }: SlotQuestion): Instant[] {
  const duration = durationMinutes * minute
  const isFree = ({ windows, busy }: Candidate, start: Instant) =>
    windows.some(({ from, to }) => from <= start && start + duration <= to) && !busy.some(({ from, to }) => from < start + duration && start < to)
  const starts: Instant[] = []
  for (const { from, to } of opening) {
    for (let start = from; start + duration <= to; start += stepMinutes * minute) {
      if (demands.every(({ candidates }) => candidates.some((candidate) => isFree(candidate, start)))) starts.push(start)
    }
  }
  return starts
}

const httpRow = (bench: Bench): Promise<Row> =>
  withSetting(bench, 'SQLite', slotsNetwork(), async ({ product, port, bare, load }) => {
    const now = Date.now()
    const [from, to] = [localDay('Europe/Rome', now + 24 * hour), localDay('Europe/Rome', now + days * 24 * hour)]
    const path = `/api/slots?serviceId=lawyer&siteId=site-0&interpreter=ar&from=${from}&to=${to}&limit=4000`
    const whole = await slotsAt(port, path)
    const halfHours = whole.slots.filter(({ start }) => Date.parse(start) % (30 * minute) === 0)
    const places = shuffled(
      halfHours.flatMap((slot) => Array.from({ length: roles.lawyer }, () => slot)),
      11,
    ).slice(0, bookings)
    const booked = await product.ask(
      'book',
      places.map(({ siteId, start }) => ({ serviceId: 'lawyer', siteId, start })),
      'ar',
    )
    if (booked !== bookings) throw new Error(`only ${booked} could be booked`)
    const answer = JSON.stringify(await slotsAt(port, path))
    const barePort = await bare.ask('bytesRoute', answer)
    const one = (to: number, path: string) => async () =>
      (await load.ask('steady', { port: to, clients: 1 }, 1, [{ method: 'GET', path }], true)).milliseconds
    await one(port, path)()
    const [bytes, searches] = await interleaved(4, one(barePort, '/'), one(port, path))
    const p99 = (rounds: readonly Float64Array[]) => median(rounds.map((each) => quantile(each, 0.99)))
    const typical = median(searches.map((each) => quantile(each, 0.5)))
    return {
      figure: `over HTTP, p99 (median ${milliseconds(typical)}, ${Math.round(answer.length / 1000)} kB)`,
      product: milliseconds(p99(searches)),
      baseline: `${milliseconds(p99(bytes))} same bytes`,
      ratio: p99(searches) / p99(bytes),
      goal: { text: '< 25 ms', met: p99(searches) < 25 },
    }
  })

async function slotsAt(port: number, path: string): Promise<SlotList> {
  const answer = await fetch(`http://localhost:${port}${path}`)
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return (await answer.json()) as SlotList
}
