import { localDay } from '../../../shared/domain/opening.ts'
import { region } from '../../support/region.ts'
import { atMost, milliseconds, type Row, type Section } from './report.ts'
import { interleaved, quantile } from './rounds.ts'
import { type Bench, type Engine, withSetting } from './setting.ts'

const asked = 40

/** The page of figures of whoever leads a whole region, after a year. */
export async function measureFigures(bench: Bench): Promise<Section> {
  const rows = [...(await onEngine(bench, 'SQLite')), ...(await onEngine(bench, 'PostgreSQL'))]
  return {
    title: 'Figures: 35 areas, 200 sites, 1,000 desks, a year of visits',
    method: [
      'An administrator asks for every site; each site has 12 to 36 visits on each day but Sundays, and 25 people who wait today.',
      `${asked} answers each over HTTP, in turns with a Hono route that answers the same bytes.`,
    ],
    rows,
  }
}

const onEngine = (bench: Bench, engine: Engine): Promise<Row[]> =>
  withSetting(bench, engine, region(), async ({ product, port, bare }) => {
    const siteIds = region().sites.map((site) => site.id)
    const facts = await product.ask('keepYear', siteIds)
    await product.ask('fillQueues', siteIds, 25, 'service-0')
    const cookie = await product.ask('administrator')
    const today = localDay('Europe/Rome', Date.now())
    const month = { from: `${today.slice(0, 7)}-01`, what: 'this month' }
    const year = { from: Temporal.PlainDate.from(today).subtract({ days: 364 }).toString(), what: 'a year' }
    const rows: Row[] = []
    for (const { from, what } of [month, year]) {
      const path = `/api/figures?from=${from}&to=${today}`
      const whole = await bytesOf(port, path, cookie)
      const barePort = await bare.ask('bytesRoute', whole)
      const [bytes, answers] = await interleaved(
        asked,
        () => timeOf(barePort, '/', ''),
        () => timeOf(port, path, cookie),
      )
      const [product95, bare95] = [bytes, answers].map((times) => quantile(times.sort(ascending), 0.95)).toReversed() as [number, number]
      rows.push({
        figure: `${engine}, ${what} of ${(facts / 1e6).toFixed(1)} million facts, p95 (${Math.round(whole.length / 1000)} kB)`,
        product: milliseconds(product95),
        baseline: `${milliseconds(bare95)} same bytes`,
        goal: atMost(1000, product95, 'ms'),
      })
    }
    return rows
  })

const ascending = (one: number, other: number): number => one - other

async function bytesOf(port: number, path: string, cookie: string): Promise<string> {
  const answer = await fetch(`http://localhost:${port}${path}`, { headers: { cookie } })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return answer.text()
}

async function timeOf(port: number, path: string, cookie: string): Promise<number> {
  const began = performance.now()
  await bytesOf(port, path, cookie)
  return performance.now() - began
}
