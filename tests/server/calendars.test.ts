import ical from 'node-ical'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { busyTimesIn } from '../../server/interpreters/busy-times.ts'
import { busyTimesApart } from '../../server/interpreters/busy-times-apart.ts'
import { readCalendar } from '../../server/interpreters/read-calendar.ts'
import { readCalendars } from '../../server/jobs/calendar-feeds.ts'
import type { FeedProblem } from '../../shared/contracts/interpreters.ts'
import { smallTown, tuesdayAtTen } from '../support/network.ts'
import { hostCalendar, oneHour } from '../support/office/calendar-host.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { expectRefused } from '../support/office/problem.ts'
import type { Client } from '../support/server.ts'

let office: Office
let calendar = oneHour
let address = ''
beforeAll(async () => {
  office = await openOffice({ network: onPhoneToo() })
  address = await hostCalendar((_request, response) => void response.end(calendar))
})
afterAll(() => office?.close())
beforeEach(async () => {
  calendar = oneHour
  const { writer } = office.server.running.deps.database
  for (const table of ['appointment', 'unavailability', 'calendar_feed'] as const) await writer.deleteFrom(table).execute()
  office.server.clock.set(tuesdayAtTen)
})

/** Who is at the centre in the morning answers its telephone too: the same hours, set a second time. */
function onPhoneToo() {
  const network = smallTown()
  const nadia = network.people.find((person) => person.id === 'nadia')!
  nadia.windows.push({ ...nadia.windows[0]!, channels: ['phone'] })
  return network
}

const slots = async () =>
  done(await office.server.visitor.get('/api/slots?serviceId=permit&siteId=centre&interpreter=ar&from=2026-03-11&to=2026-03-11')).body.slots.map(
    (slot: { time: string }) => slot.time,
  )
const bookAt = async (start: string) =>
  done(
    await office.server.visitor.post('/api/appointments', {
      slot: { serviceId: 'permit', siteId: 'centre', start, language: 'ar', interpreter: 'ar' },
      familyName: 'Segreto',
    }),
  ).body
const own = async () => done(await office.interpreter.get('/api/interpreter')).body

const unreadable = oneHour.replace('DTSTART:20260311T090000Z', 'DTSTART:tomorrow at nine')

describe('a calendar that comes in', () => {
  test('keeps new bookings from its busy times, and only from those', async () => {
    expect(await slots()).toContain('10:00')
    expect(done(await office.interpreter.post('/api/interpreter/calendar', { url: address })).body).toEqual({ busyTimes: 1 })
    const left = await slots()
    expect(left).not.toContain('10:00')
    expect(left).not.toContain('10:30')
    expect(left).toContain('11:00')
  })

  test('stands in the agenda of whoever leads the site, and of nobody else who works there', async () => {
    done(await office.interpreter.post('/api/interpreter/calendar', { url: address }))
    const awayFor = async ({ get }: Client) => done(await get('/api/sites/centre/agenda?from=2026-03-11&to=2026-03-11')).body.away
    expect(await awayFor(office.near.coordinator)).toMatchObject([{ resourceId: 'nadia', from: '2026-03-11T10:00', to: '2026-03-11T11:00' }])
    for (const reader of [office.near.receptionist, office.near.clerk]) expect(await awayFor(reader)).toEqual([])
    const ill = { who: { resourceId: 'nadia' }, from: '2026-03-11T11:00:00.000Z', to: '2026-03-11T12:00:00.000Z', reason: 'ill' }
    const { seal } = done(await office.near.coordinator.post('/api/unavailability/rehearse', ill)).body
    done(await office.near.coordinator.post('/api/unavailability', { ...ill, seal }))
    expect(await awayFor(office.near.receptionist)).toMatchObject([{ resourceId: 'nadia', from: '2026-03-11T12:00' }])
  })

  test('breaks no appointment that stands already, whatever is changed later', async () => {
    const { appointmentId } = await bookAt('2026-03-11T09:00:00Z')
    done(await office.interpreter.post('/api/interpreter/calendar', { url: address }))
    const wish = { who: { poolId: 'asl-pool', units: 1 }, reason: 'ill' }
    const { seal } = done(await office.near.coordinator.post('/api/unavailability/rehearse', wish)).body
    done(await office.near.coordinator.post('/api/unavailability', { ...wish, seal }))
    const row = await office.server.running.deps.database.reader
      .selectFrom('appointment')
      .select('status')
      .where('id', '=', appointmentId)
      .executeTakeFirstOrThrow()
    expect(row.status).toBe('booked')
  })

  test('is read again, keeps what it said while it does not answer, and is forgotten when it is taken away', async () => {
    done(await office.interpreter.post('/api/interpreter/calendar', { url: address }))
    const feeds = readCalendars(office.server.running.deps)
    calendar = '<html>Sign in</html>'
    office.server.clock.advanceMinutes(16)
    await feeds.look()
    expect((await own()).calendar).toMatchObject({ problem: 'feed_not_calendar' })
    expect(await slots()).not.toContain('10:00')
    calendar = oneHour.replaceAll('20260311', '20260312')
    office.server.clock.advanceMinutes(16)
    await feeds.look()
    expect((await own()).calendar).toMatchObject({ problem: null })
    expect(await slots()).toContain('10:00')
    done(await office.interpreter.post('/api/interpreter/calendar/remove'))
    expect((await own()).calendar).toBeNull()
    expect(await office.server.running.deps.database.reader.selectFrom('unavailability').selectAll().execute()).toEqual([])
    feeds.stop()
  })

  test.each([
    [
      'a redirect to nowhere',
      () => hostCalendar((_request, response) => void response.writeHead(302, { location: 'https://' }).end()),
      'feed_unreachable',
    ],
    ['an entry without a readable time', () => hostCalendar((_request, response) => void response.end(unreadable)), 'feed_unclear'],
  ] as const)('with %s is noted as such, and the calendars after it are read all the same', async (_what, host, problem) => {
    done(await office.interpreter.post('/api/interpreter/calendar', { url: address }))
    const { database } = office.server.running.deps
    const row = await database.writer.selectFrom('calendar_feed').selectAll().executeTakeFirstOrThrow()
    const broken = { ...row, resource_id: 'bilal', url: await host(), next_at: 0 }
    await database.writer.insertInto('calendar_feed').values(broken).execute()
    calendar = oneHour.replaceAll('20260311', '20260312')
    office.server.clock.advanceMinutes(16)
    const feeds = readCalendars(office.server.running.deps)
    await feeds.look()
    feeds.stop()
    expect(await slots()).toContain('10:00')
    const noted = await database.reader.selectFrom('calendar_feed').selectAll().where('resource_id', '=', 'bilal').executeTakeFirstOrThrow()
    expect(noted.problem).toBe(problem)
    expect(noted.next_at).toBeGreaterThan(office.server.clock.now())
  })

  const hosts: Readonly<Record<string, () => Promise<string>>> = {
    'a page of a website': () => hostCalendar((_request, response) => void response.end('<!doctype html><p>Hello')),
    'an error': () => hostCalendar((_request, response) => void response.writeHead(500).end()),
    nobody: async () => 'http://127.0.0.1:9/own.ics',
    'a private address': async () => 'https://192.168.1.1/own.ics',
    'a private address in another spelling': async () => 'https://[::ffff:10.0.0.1]/own.ics',
    'plain http outside': async () => 'http://calendar.example/own.ics',
    'a file': async () => 'file:///etc/passwd',
    'a private address behind a redirect': () =>
      hostCalendar((_request, response) => void response.writeHead(302, { location: 'https://10.1.2.3/' }).end()),
    'a redirect to nowhere': () => hostCalendar((_request, response) => void response.writeHead(302, { location: 'https://' }).end()),
    'an entry without a readable time': () => hostCalendar((_request, response) => void response.end(unreadable)),
    'redirects without end': () => hostCalendar((request, response) => void response.writeHead(302, { location: request.url! }).end()),
  }
  const codes: Readonly<Record<string, FeedProblem>> = {
    'a page of a website': 'feed_not_calendar',
    'an entry without a readable time': 'feed_unclear',
  }
  const unreachable = ['an error', 'nobody', 'a redirect to nowhere', 'redirects without end']

  test.each(Object.keys(hosts))('that is %s is refused, and nothing is kept', async (what) => {
    const code = codes[what] ?? (unreachable.includes(what) ? 'feed_unreachable' : 'feed_address_refused')
    expectRefused(await office.interpreter.post('/api/interpreter/calendar', { url: await hosts[what]!() }), code)
    expect((await own()).calendar).toBeNull()
  })

  test('of two gigabytes is given up after two megabytes', async () => {
    let sent = 0
    const endless = await hostCalendar((_request, response) => {
      const more = () => {
        while (!response.destroyed && sent < 2_000_000_000) {
          sent += 65_536
          if (!response.write(Buffer.alloc(65_536, 'A'))) return void response.once('drain', more)
        }
      }
      more()
    })
    expect(await readCalendar(endless, ['127.0.0.1'])).toEqual({ problem: 'feed_too_large' })
    expect(sent).toBeLessThan(40_000_000)
  })

  test('control: without a trusted host nothing of our own net is asked', async () => {
    expect(await readCalendar(address, [])).toEqual({ problem: 'feed_address_refused' })
    expect(await readCalendar('https://localhost/own.ics', [])).toEqual({ problem: 'feed_address_refused' })
  })
})

describe('busy times', () => {
  const now = Date.parse(tuesdayAtTen)
  const event = (lines: string) =>
    `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:x@elsewhere\r\nDTSTAMP:20260301T000000Z\r\n${lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
  const said = (text: string) => {
    const answer = busyTimesIn(text, { ownHost: 'sportello.example', zone: 'Europe/Rome', now })
    if ('problem' in answer) throw new Error(answer.problem)
    return answer.times
  }
  const times = (lines: string) => said(event(lines)).map(({ from, to }) => [new Date(from).toISOString(), new Date(to).toISOString()])

  test('follow a weekly rule over the change of the clock', () => {
    const found = times('DTSTART;TZID=Europe/Rome:20260311T090000\r\nDTEND;TZID=Europe/Rome:20260311T100000\r\nRRULE:FREQ=WEEKLY;COUNT=4')
    expect(found).toEqual([
      ['2026-03-11T08:00:00.000Z', '2026-03-11T09:00:00.000Z'],
      ['2026-03-18T08:00:00.000Z', '2026-03-18T09:00:00.000Z'],
      ['2026-03-25T08:00:00.000Z', '2026-03-25T09:00:00.000Z'],
      ['2026-04-01T07:00:00.000Z', '2026-04-01T08:00:00.000Z'],
    ])
  })

  test('are not what is free, cancelled, over, or our own', () => {
    const at = 'DTSTART:20260312T090000Z\r\nDTEND:20260312T100000Z'
    expect(times(at)).toHaveLength(1)
    expect(times(`${at}\r\nTRANSP:TRANSPARENT`)).toEqual([])
    expect(times(`${at}\r\nSTATUS:CANCELLED`)).toEqual([])
    expect(times('DTSTART:20260301T090000Z\r\nDTEND:20260301T100000Z')).toEqual([])
    expect(said(event(at).replace('x@elsewhere', 'x@sportello.example'))).toEqual([])
  })

  describe.each(['UTC', 'Europe/Rome', 'America/Los_Angeles', 'Asia/Tokyo'])('on a machine in %s', (machine) => {
    const before = process.env.TZ
    beforeAll(() => {
      process.env.TZ = machine
    })
    afterAll(() => {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    })

    test('are the same: of whole days', () => {
      const holiday = [['2026-03-12T23:00:00.000Z', '2026-03-14T23:00:00.000Z']]
      expect(times('DTSTART;VALUE=DATE:20260313\r\nDTEND;VALUE=DATE:20260315')).toEqual(holiday)
      expect(times('DTSTART;VALUE=DATE:20260313\r\nDURATION:P2D')).toEqual(holiday)
      expect(times('DTSTART;VALUE=DATE:20260310')).toEqual([['2026-03-09T23:00:00.000Z', '2026-03-10T23:00:00.000Z']])
      expect(times('DTSTART;VALUE=DATE:20260222\r\nEXDATE;VALUE=DATE:20260315\r\nRRULE:FREQ=WEEKLY;UNTIL=20260401')).toEqual([
        ['2026-03-21T23:00:00.000Z', '2026-03-22T23:00:00.000Z'],
        // the day on which the clock changes has 23 hours
        ['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
      ])
    })

    test('are the same: of times that name no zone', () => {
      expect(times('DTSTART:20260311T090000\r\nDTEND:20260311T100000')).toEqual([['2026-03-11T08:00:00.000Z', '2026-03-11T09:00:00.000Z']])
      expect(times('DTSTART:20260320T090000\r\nDTEND:20260320T100000\r\nEXDATE:20260327T090000\r\nRRULE:FREQ=WEEKLY;COUNT=3')).toEqual([
        ['2026-03-20T08:00:00.000Z', '2026-03-20T09:00:00.000Z'],
        ['2026-04-03T07:00:00.000Z', '2026-04-03T08:00:00.000Z'],
      ])
    })

    test('control: the machine is there', () => {
      expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(machine)
      expect(new Date(2026, 2, 12).toISOString() === '2026-03-11T23:00:00.000Z').toBe(machine === 'Europe/Rome')
    })
  })

  test('in a zone that nobody knows are unclear', () => {
    const lost = event('DTSTART;TZID=Nowhere/Town:20260312T090000\r\nDTEND;TZID=Nowhere/Town:20260312T100000')
    expect(busyTimesIn(lost, { ownHost: 'sportello.example', zone: 'Europe/Rome', now })).toEqual({ problem: 'feed_unclear' })
  })

  const hour = 'DTSTART:20260312T090000Z\r\nDTEND:20260312T091000Z'
  const readFor = { ownHost: 'sportello.example', zone: 'Europe/Rome', now }

  test('of a rule without end stop where nobody can book', () => {
    const found = times(`${hour}\r\nRRULE:FREQ=HOURLY`)
    expect(found).toHaveLength(4512)
    expect(found.at(-1)![0]! < '2026-09-17').toBe(true)
  })

  test.each([
    ['comes more often than every hour', `${hour}\r\nRRULE:FREQ=MINUTELY;COUNT=3`],
    ['comes several times an hour', `${hour}\r\nRRULE:FREQ=HOURLY;BYMINUTE=0,30`],
    ['is past what can be worked out', 'DTSTART:19900312T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=200000'],
    ['is none', `${hour}\r\nRRULE:FREQ=SOMETIMES`],
  ])('of a rule that %s are unclear, and not free', (_what, lines) => {
    expect(busyTimesIn(event(lines), readFor)).toEqual({ problem: 'feed_unclear' })
  })

  test('that take too long are given up, while everybody else is answered', async () => {
    const many = Array.from({ length: 1500 }, (_, n) =>
      event(`${hour}\r\nRRULE:FREQ=HOURLY;BYHOUR=${n % 24}`)
        .split('\r\n')
        .slice(2, -2)
        .join('\r\n')
        .replace('x@', `${n}@`),
    )
    // about ten seconds of work, for 4,512 hours
    const long = busyTimesApart(`BEGIN:VCALENDAR\r\n${many.join('\r\n')}\r\nEND:VCALENDAR\r\n`, readFor, 1000)
    expect(await Promise.race([long, office.server.visitor.get('/healthz')])).toMatchObject({ status: 200 })
    expect(await long).toEqual({ problem: 'feed_unclear' })
  })

  test('control: the same thread reads what can be read', async () => {
    expect(await busyTimesApart(event(hour), readFor)).toEqual(busyTimesIn(event(hour), readFor))
  })
})

describe('the calendar that goes out', () => {
  test('holds what somebody is booked for, and nobody’s name', async () => {
    await bookAt('2026-03-11T09:00:00Z')
    const { feedPath } = await own()
    const answer = await office.server.visitor.get(`${feedPath}&lang=en`)
    expect(answer.headers.get('content-type')).toContain('text/calendar')
    const [event] = Object.values(ical.sync.parseICS(answer.body)).filter((each) => each?.type === 'VEVENT') as { summary: string; start: Date }[]
    expect(event!.summary).toBe('Interpreting Arabic: permit en')
    expect(event!.start.toISOString()).toBe('2026-03-11T09:00:00.000Z')
    expect(answer.body).not.toContain('Segreto')
  })

  test('opens with its own key alone, and the old one leads nowhere once it is renewed', async () => {
    const { feedPath } = await own()
    expectRefused(await office.server.visitor.get(feedPath.replace('nadia', 'bilal')), 'not_found')
    const renewed = done(await office.interpreter.post('/api/interpreter/feed/renew')).body.feedPath
    expectRefused(await office.server.visitor.get(feedPath), 'not_found')
    expect((await office.server.visitor.get(renewed)).status).toBe(200)
  })
})

test('the own page is for interpreters and professionals, others are told so; hours at a desk and by phone are one line', async () => {
  expectRefused(await office.near.clerk.get('/api/interpreter'), 'not_allowed')
  const page = await own()
  expect(page.days[0]).toMatchObject({
    day: '2026-03-10',
    windows: [
      { siteName: 'Centre', from: '09:00', to: '13:00', channels: ['onSite', 'phone'] },
      { from: '14:00', to: '16:00' },
    ],
  })
})
