import { region } from '../../support/region.ts'
import { atMost, milliseconds, type Row, type Section } from './report.ts'
import { quantile } from './rounds.ts'
import { type Bench, type Engine, type Setting, withSetting } from './setting.ts'

const times = 40
const staff = 600
const perSite = 25

/** What a coordinator waits for on the pages of the setup, in a network as large as a region. */
export async function measureSetup(bench: Bench): Promise<Section> {
  const rows: Row[] = []
  for (const engine of ['SQLite', 'PostgreSQL'] as const)
    rows.push(...(await withSetting(bench, engine, region(), (setting) => measureOn(setting, engine))))
  return { title: 'Setting up a region', method, rows }
}

const method = [
  `35 areas, 200 sites, 1,000 desks, 600 people, ${staff} staff and 5,000 booked appointments; ${times} of each, one after another, over HTTP.`,
  'The baseline is the smallest answer there is, GET /api/network, in the same run. A rehearsal and a change are of one site with its hours and desks, the change with the reload after it.',
]

async function measureOn({ product, port }: Setting, engine: Engine): Promise<Row[]> {
  const url = `http://localhost:${port}`
  const cookie = await product.ask('administrator')
  await product.ask('addStaff', staff)
  await product.ask('bookEverySite', perSite)
  const get = async (path: string) => whole(await fetch(`${url}${path}`, { headers: { cookie } }))
  const post = async (path: string, sent: object) =>
    whole(
      await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', 'idempotency-key': `bench-${++keys}` },
        body: JSON.stringify(sent),
      }),
    )
  const change = async (at: number) => {
    const { version, value } = await get(`/api/network/parts/site/site-${at}`)
    const hours = [{ on: ['mon', 'wed', 'fri'], from: '08:30', to: '13:00' }]
    return [{ kind: 'site', id: `site-${at}`, base: version, value: { ...value, name: `${value.name} ${++keys}`, hours } }]
  }
  const asked: Readonly<Record<string, (at: number) => Promise<unknown>>> = {
    'the lists of the setup': () => get('/api/network/outline'),
    'one site': (at) => get(`/api/network/parts/site/site-${at}`),
    'one service': (at) => get(`/api/network/parts/service/service-${at % 20}`),
    'everybody with their rights': () => get('/api/staff'),
    'a rehearsal': async (at) => post('/api/network/rehearse', { changes: await change(at) }),
    'a rehearsal and the change': async (at) => {
      const changes = await change(at)
      const { seal } = await post('/api/network/rehearse', { changes })
      return post('/api/network/changes', { changes, seal })
    },
  }
  const baseline = await p95((at) => get(`/api/network?lang=${at % 2 ? 'it' : 'en'}`))
  const rows: Row[] = []
  for (const [figure, ask] of Object.entries(asked)) {
    const took = await p95(ask)
    rows.push({
      figure: `${engine}: ${figure}, p95`,
      product: milliseconds(took),
      baseline: milliseconds(baseline),
      ratio: took / baseline,
      goal: atMost(1, took / 1000, 's'),
    })
  }
  return rows
}

let keys = 0

// biome-ignore lint/suspicious/noExplicitAny: a bench looks into answers freely
async function whole(answer: Response): Promise<any> {
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status} ${await answer.text()}`)
  return answer.json()
}

async function p95(ask: (at: number) => Promise<unknown>): Promise<number> {
  const took: number[] = []
  for (let at = 0; at < times; at++) {
    const began = performance.now()
    await ask(at)
    took.push(performance.now() - began)
  }
  return quantile(
    took.sort((one, other) => one - other),
    0.95,
  )
}
