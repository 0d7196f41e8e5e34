import { callingNetwork } from './network.ts'
import type { Sent } from './processes/load.ts'
import { perSecond, type Section } from './report.ts'
import { interleaved, median } from './rounds.ts'
import { type Bench, withSetting } from './setting.ts'

const clients = 64
const sites = Array.from({ length: 8 }, (_, at) => `site-${at}`)
const waiting = 200

/** Numbers taken at kiosks: each answer says how long it may take, from a simulation of everybody who waits. */
export const measureTickets = (bench: Bench): Promise<Section> =>
  withSetting(bench, 'SQLite', callingNetwork(sites.length), async ({ product, port, bare, bareDatabase, load }) => {
    const barePort = await bare.ask('insertRoute', bareDatabase)
    await product.ask(
      'clerksAt',
      sites.map((site) => `${site}-desk-1`),
    )
    await product.ask('fillQueues', sites, waiting)
    const takes: Sent[] = []
    for (const siteId of sites) {
      const token = await product.ask('deviceToken', 'kiosk', siteId)
      const take = { method: 'POST', path: '/api/tickets', headers: { authorization: `Bearer ${token}` } } as const
      for (let at = 0; at < clients / sites.length; at++) takes.push({ ...take, body: JSON.stringify(wishes[at % wishes.length]) })
    }
    const wave = async (to: number, list: readonly Sent[]) => {
      const { perSecond: rate, statuses } = await load.ask('wave', { port: to, clients }, list)
      if (Object.keys(statuses).join() !== '201') throw new Error(`not all were created: ${JSON.stringify(statuses)}`)
      return rate
    }
    const [inserts, tickets] = await interleaved(
      12,
      () =>
        wave(
          barePort,
          takes.map((take) => ({ ...take, path: '/' })),
        ),
      async () => {
        const rate = await wave(port, takes)
        await product.ask('trimQueues', sites, waiting)
        return rate
      },
    )
    const [ours, theirs] = [median(tickets.slice(2)), median(inserts.slice(2))]
    return {
      title: 'Numbers taken',
      method: [
        'Waves of one POST /api/tickets from each of 64 kiosks, at 8 sites where 200 wait; each answer holds the estimate that follows from the whole queue.',
      ],
      rows: [{ figure: 'numbers taken, SQLite', product: perSecond(ours), baseline: `${perSecond(theirs)} inserts`, ratio: ours / theirs }],
    }
  })

const wishes = [
  { serviceId: 'permit', language: 'it' },
  { serviceId: 'permit', language: 'ar', interpreter: 'ar' },
  { serviceId: 'permit', language: 'bn', interpreter: 'bn' },
]
