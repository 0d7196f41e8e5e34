import type { SlotList } from '../../../shared/contracts/slots.ts'
import { bookingNetwork } from './network.ts'
import type { Measured, Sent } from './processes/load.ts'
import { shuffled } from './random.ts'
import { atLeast, perSecond, type Row, type Section } from './report.ts'
import { interleaved, median } from './rounds.ts'
import { type Bench, type Engine, type Setting, withSetting } from './setting.ts'

const clients = 64
const goal = 0.35

/** Bookings beside the least that a durable write over HTTP can cost. */
export async function measureBookings(bench: Bench): Promise<Section> {
  return {
    title: 'Bookings, durable',
    method: [
      'POST /api/appointments for a free slot with a desk and an interpreter, half an hour: 12 cells claimed, 18 rows a booking.',
      'A region of 20 sites with 10 desks and 10 interpreters each, so that no slot runs out. Every answer is a 201, every appointment is in the database.',
      `The baseline is a Hono route that commits one insert of the same body per request. ${clients} clients on kept-alive connections, both.`,
    ],
    rows: [await compare(bench, 'SQLite', 5, 2), await compare(bench, 'PostgreSQL', 2, 2)],
  }
}

const compare = (bench: Bench, engine: Engine, rounds: number, seconds: number): Promise<Row> =>
  withSetting(bench, engine, bookingNetwork(), async (setting) => {
    const wishes = await freeSlots(setting.port)
    const barePort = await setting.bare.ask('insertRoute', setting.bareDatabase)
    const bareList = wishes.slice(0, 100).map((wish) => ({ ...wish, path: '/' }))
    let booked = 0
    const book = async (forSeconds: number) => {
      const measured = await setting.load.ask(
        'steady',
        { port: setting.port, clients },
        forSeconds,
        wishes.slice(booked, booked + forSeconds * mostPerSecond),
        false,
      )
      booked += measured.sent
      return onlyCreated(measured)
    }
    const insert = async (forSeconds: number) =>
      onlyCreated(await setting.load.ask('steady', { port: barePort, clients }, forSeconds, bareList, true))
    // Warm-up: what is compiled, expanded and cached once
    await insert(1)
    await book(3)
    const [inserts, bookings] = await interleaved(
      rounds,
      () => insert(seconds),
      () => book(seconds),
    )
    await checkAllThere(setting, booked)
    const [product, baseline] = [median(bookings), median(inserts)]
    const ratio = product / baseline
    return {
      figure: `bookings, ${engine}`,
      product: perSecond(product),
      baseline: `${perSecond(baseline)} inserts`,
      ratio,
      ...(engine === 'SQLite' ? { goal: atLeast(goal, ratio) } : {}),
    }
  })

const mostPerSecond = 6000

/** As somebody at a page would send them, in an order that spreads over sites and days. */
async function freeSlots(port: number): Promise<Sent[]> {
  const places = await Promise.all(Array.from({ length: 20 }, (_, at) => slotsAt(port, `site-${at}`)))
  const eachDesk = places.flat().flatMap((slot) => Array.from({ length: 10 }, () => slot))
  return shuffled(eachDesk, 7).map(({ siteId, start }) => ({
    method: 'POST',
    path: '/api/appointments',
    body: JSON.stringify({
      slot: { serviceId: 'permit', siteId, start, channel: 'onSite', language: 'ar', interpreter: 'ar' },
      givenName: 'أمينة',
      familyName: 'El Idrissi',
      phone: '+39 333 1234567',
    }),
  }))
}

async function slotsAt(port: number, siteId: string): Promise<SlotList['slots']> {
  const answer = await fetch(`http://localhost:${port}/api/slots?serviceId=permit&siteId=${siteId}&interpreter=ar&limit=4000`)
  const { slots } = (await answer.json()) as SlotList
  // The next hour may come too near while the bench runs
  return slots.slice(2)
}

function onlyCreated({ perSecond, statuses }: Measured): number {
  if (Object.keys(statuses).join() !== '201') throw new Error(`not all were created: ${JSON.stringify(statuses)}`)
  return perSecond
}

async function checkAllThere({ product }: Setting, booked: number): Promise<void> {
  const rows = await product.ask('rows', 'appointment')
  if (rows !== booked) throw new Error(`${booked} bookings were answered, ${rows} are in the database`)
}
