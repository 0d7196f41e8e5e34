import { region } from '../../support/region.ts'
import type { Desk } from './processes/load.ts'
import { atMost, milliseconds, type Row, type Section } from './report.ts'
import { quantile } from './rounds.ts'
import { type Bench, type Engine, type Setting, withSetting } from './setting.ts'
import { setupPages } from './setup.ts'

const times = 40
const busiest = 'site-0'
/** A Tuesday, half past ten in Rome. */
const now = Date.parse('2026-11-17T09:30:00Z')
const today = '2026-11-17'
const months = Array.from({ length: 12 }, (_, back) => Temporal.PlainDate.from(today).subtract({ months: back }))

/** What whoever administers, leads a site or welcomes at it waits for, in a network as large as a region, after a year. */
export async function measurePages(bench: Bench): Promise<Section> {
  const rows: Row[] = []
  for (const engine of ['SQLite', 'PostgreSQL'] as const)
    rows.push(...(await withSetting(bench, engine, region(), (setting) => measureOn(setting, engine), now)))
  return { title: 'Administration and reception: 35 areas, 200 sites, 1,000 desks, a year of visits', method, rows }
}

const method = [
  'A year of 24 visits a day at each site and 160 at the busiest, closed on Sundays: 1.5 million tickets, steps, calls and engagements and half a million appointments with their people,',
  '  of which the product would have erased all but the last 30 and 7 days. 600 staff, 600 people, 400 devices, 43,000 appointments of the next month.',
  `The busiest site: 60 appointments a day, 5 open desks at work, 25 who wait in 3 languages, 60 appointments to be planned anew. Each other site: 2 open desks, 12 who wait; ${times} of each, one after another, over HTTP.`,
  'A page is all that it asks for at once; a rehearsal and a change are of one site with its hours and desks, the change with the reload after it; a service is at half of the sites, and takes another time.',
  ' The baseline is the smallest answer there is, GET /api/network, in the same run.',
]

async function measureOn(setting: Setting, engine: Engine): Promise<Row[]> {
  const cookie = await yearOf(setting)
  const get = async (path: string) => {
    const answer = await fetch(`http://localhost:${setting.port}${path}`, { headers: { cookie } })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status} ${await answer.text()}`)
    return answer.text()
  }
  const site = (path: string) => get(`/api/sites/${busiest}/${path}`)
  const asked: Readonly<Record<string, (at: number) => Promise<unknown>>> = {
    Today: () => Promise.all([site('queue'), site('unavailability')]),
    'the list of the day, to print': () => site('today'),
    'Agenda, a day': () => site(`agenda?from=${today}&to=${today}`),
    'Agenda, this week': () => site('agenda?from=2026-11-16&to=2026-11-22'),
    'Agenda, next week': () => site('agenda?from=2026-11-23&to=2026-11-29'),
    'to be planned anew': () => site('replan'),
    devices: () => get('/api/devices'),
    'the first steps': () => Promise.all([get('/api/services'), get('/api/slots?serviceId=service-0&channel=onSite&limit=1')]),
    Reception: () => Promise.all([site('reception'), site('queue'), site('today')]),
    'Reception, somebody found': () => site('today?q=bench'),
    'Reception, a number offered': () => site('offer?serviceId=service-0'),
    'Reception, free times': () => get(`/api/slots?serviceId=service-0&siteId=${busiest}&channel=onSite`),
    // Last: it changes the network
    ...setupPages(setting.port, cookie),
  }
  const baseline = await p95(() => get('/api/network'))
  const rows: Row[] = []
  for (const [page, ask] of Object.entries(asked)) {
    const took = await p95(ask)
    const cost = { product: milliseconds(took), baseline: milliseconds(baseline), ratio: took / baseline }
    rows.push({ figure: `${engine}: ${page}, p95`, ...cost, goal: atMost(1, took / 1000, 's') })
  }
  return rows
}

/** Answers the cookie of an administrator. */
async function yearOf({ product, port }: Setting): Promise<string> {
  const cookie = await product.ask('administrator')
  await product.ask('addStaff', 600)
  for (const month of months) {
    const from = month.with({ day: 1 })
    await product.ask('keepVisits', busiest, { from: from.toString(), to: from.add({ months: 1 }).subtract({ days: 1 }).toString(), now })
  }
  await product.ask('keepPlans', busiest)
  const desks = await product.ask(
    'clerksAt',
    [0, 1, 2, 3, 4].map((at) => `${busiest}-desk-${at < 3 ? `0-${at}` : `1-${at - 3}`}`),
  )
  await product.ask('fillQueues', [busiest], 30, 'service-0')
  await product.ask('fillEverySite', busiest, 12)
  for (const desk of desks) await callNext(port, desk)
  return cookie
}

async function callNext(port: number, { deskId, cookie }: Desk): Promise<void> {
  const headers = { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', 'idempotency-key': deskId }
  await fetch(`http://localhost:${port}/api/desks/${deskId}/next`, { method: 'POST', headers, body: '{}' })
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
