import { callingNetwork } from './network.ts'
import type { Desk, Measured, Sent } from './processes/load.ts'
import { atLeast, milliseconds, perSecond, type Row, type Section } from './report.ts'
import { interleaved, median, quantile } from './rounds.ts'
import { type Bench, type Engine, type Setting, withSetting } from './setting.ts'

const clients = 64
const goal = 0.35
const waiting = 200
const sites = Array.from({ length: 8 }, (_, at) => `site-${at}`)
const desksOf = (site: string) => Array.from({ length: 8 }, (_, at) => `${site}-desk-${at + 1}`)
const insert: Sent = { method: 'POST', path: '/', body: '{}' }

/** Calling beside the least that a durable write over HTTP can cost; with it what else follows from a full queue. */
export async function measureCalls(bench: Bench): Promise<Section> {
  return {
    title: 'Call next, with 200 waiting in 3 languages at 8 desks',
    method: [
      'A third of the 200 waits in Italian, in Arabic and in Bengali, a quarter with an appointment; each site has 8 desks, 4 Arabic and 4 Bengali interpreters.',
      'A desk can call only when it is free, so 64 calls at once take 64 desks: “next alone” are waves of one call from each of 64 clerks, at 8 such sites. Between waves the desks',
      '  are freed and the queues filled up to 200 past HTTP, unmeasured; the inserts of the baseline come in the same waves.',
      '“next, start, finish” is one site: 64 clients take turns at its 8 desks without a pause; all requests count, and new numbers keep the queue at 200 meanwhile, at the product’s cost.',
      'Every answer is a 200, every call is in the database.',
    ],
    rows: [...(await compare(bench, 'SQLite', 5, 2)), ...(await compare(bench, 'PostgreSQL', 2, 2))],
  }
}

const compare = (bench: Bench, engine: Engine, rounds: number, seconds: number): Promise<Row[]> =>
  withSetting(bench, engine, callingNetwork(sites.length), async (setting) => {
    const barePort = await setting.bare.ask('insertRoute', setting.bareDatabase)
    const desks = await setting.product.ask('clerksAt', sites.flatMap(desksOf))
    await setting.product.ask('fillQueues', sites, waiting)
    const tally = { calls: 0 }
    const inWaves = () => nextAlone(setting, desks, 8, tally)
    const insertWaves = () => insertsInWaves(setting, barePort, 8)
    const inTurn = () => nextStartFinish(setting, desks.slice(0, 8), seconds, tally)
    const inserts = async () => onlyOk(await setting.load.ask('steady', { port: barePort, clients }, seconds, [insert], true), 201)
    // Warm-up: what is compiled and cached once
    await inserts()
    await inWaves()
    await inTurn()
    const [bareWaves, waves] = await interleaved(rounds, insertWaves, inWaves)
    const [bareTurns, turns] = await interleaved(rounds, inserts, inTurn)
    await checkAllThere(setting, tally.calls)
    const estimates = await setting.product.ask('estimates', 'site-0', 40)
    return [
      comparison(`next alone, ${engine}`, engine, waves, bareWaves),
      comparison(`next, start, finish, ${engine}`, engine, turns, bareTurns),
      ...(engine === 'SQLite' ? [{ figure: 'estimate of all 200, SQLite', product: `${milliseconds(quantile(estimates, 0.5))}` }] : []),
    ]
  })

function comparison(figure: string, engine: Engine, ours: readonly number[], theirs: readonly number[]): Row {
  const [product, baseline] = [median(ours), median(theirs)]
  const ratio = product / baseline
  const row = { figure, product: perSecond(product), baseline: `${perSecond(baseline)} inserts`, ratio }
  return engine === 'SQLite' ? { ...row, goal: atLeast(goal, ratio) } : row
}

interface CallTally {
  calls: number
}

/** Calls a second, over so many waves. */
async function nextAlone({ product, port, load }: Setting, desks: readonly Desk[], waves: number, tally: CallTally): Promise<number> {
  const calls = desks.map(
    ({ deskId, cookie }): Sent => ({ method: 'POST', path: `/api/desks/${deskId}/next`, body: '{}', headers: fromPage(cookie) }),
  )
  const rates: number[] = []
  for (let wave = 0; wave < waves; wave++) {
    rates.push(onlyOk(await load.ask('wave', { port, clients }, calls), 200))
    tally.calls += desks.length
    await product.ask('freeDesks')
    await product.ask('fillQueues', sites, waiting)
  }
  return median(rates)
}

async function insertsInWaves({ load }: Setting, port: number, waves: number): Promise<number> {
  const rates: number[] = []
  for (let wave = 0; wave < waves; wave++) {
    rates.push(
      onlyOk(
        await load.ask(
          'wave',
          { port, clients },
          Array.from({ length: clients }, () => insert),
        ),
        201,
      ),
    )
  }
  return median(rates)
}

/** Requests a second. */
async function nextStartFinish({ product, port, load }: Setting, desks: readonly Desk[], seconds: number, tally: CallTally): Promise<number> {
  await product.ask('keepQueues', [sites[0]!], waiting)
  const measured = await load.ask('clerks', { port, clients }, seconds, desks)
  await product.ask('stopKeeping')
  tally.calls += measured.calls
  return onlyOk(measured, 200)
}

const fromPage = (cookie: string) => ({ cookie, 'sec-fetch-site': 'same-origin' })

function onlyOk({ perSecond, statuses }: Measured, expected: number): number {
  const others = Object.keys(statuses).filter((status) => !status.endsWith(String(expected)))
  if (others.length > 0) throw new Error(`not all were answered ${expected}: ${JSON.stringify(statuses)}`)
  return perSecond
}

async function checkAllThere({ product }: Setting, calls: number): Promise<void> {
  const rows = await product.ask('rows', 'call')
  if (rows !== calls) throw new Error(`${calls} calls were answered, ${rows} are in the database`)
}
