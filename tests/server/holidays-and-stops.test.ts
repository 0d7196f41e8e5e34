import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { composeMail } from '../../server/mail/compose.ts'
import { mailSubject } from '../../server/mail/queries.ts'
import type { HolidayList } from '../../shared/contracts/holidays.ts'
import type { NetworkFile } from '../../shared/contracts/network-file.ts'
import { smallTown } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({ network: withHolidays(), now: '2026-07-20T08:00:00Z' })
})
afterAll(() => server?.close())

const daysAt = async (siteId: string, from: string, to: string): Promise<string[]> => {
  const { slots } = done(await server.visitor.get(`/api/slots?serviceId=permit&siteId=${siteId}&from=${from}&to=${to}&limit=4000`)).body
  return [...new Set(slots.map((slot: { day: string }) => slot.day))] as string[]
}

describe('public holidays', () => {
  test('close a site that keeps them, and no other', async () => {
    expect(await daysAt('centre', '2026-08-13', '2026-08-16')).toEqual(['2026-08-13', '2026-08-14', '2026-08-16'])
    expect(await daysAt('library', '2026-08-13', '2026-08-16')).toEqual(['2026-08-13', '2026-08-14', '2026-08-15', '2026-08-16'])
  })

  test('the day of the patron saint closes it too', async () => {
    expect(await daysAt('centre', '2026-08-04', '2026-08-06')).toEqual(['2026-08-04', '2026-08-06'])
  })

  test('a site that says it is open on a holiday is open, as it says', async () => {
    const { slots } = done(await server.visitor.get('/api/slots?serviceId=card&siteId=open-site&from=2026-08-15&to=2026-08-15')).body
    expect(slots.map((slot: { time: string }) => slot.time)).toEqual(['10:00', '10:10', '10:20', '10:30', '10:40', '10:50'])
  })

  test('are those of this year and the next two, and stand in no file', async () => {
    const { hours } = server.running.deps.network().sites.get('centre')!
    const days = hours.exceptions.map((exception) => exception.fromDay)
    expect(days).toEqual(expect.arrayContaining(['2026-12-26', '2027-03-29', '2028-04-17', '2028-08-05']))
    expect(server.running.deps.network().file().sites[0]!.exceptions).toEqual([])
  })

  test('those of the year to come are told by name, the next one first, and no day that only some keep', async () => {
    const coordinator = await server.staff('coordinator', 'centre')
    const { holidays } = done(await coordinator.get('/api/network/holidays?country=IT')).body as HolidayList
    expect(holidays[0]).toEqual({ day: '2026-08-15', code: '08-15', name: 'Assunzione di Maria' })
    expect(holidays.map(({ code }) => code)).toEqual([
      ...['08-15', '10-04', '11-01', '12-08', '12-25', '12-26'],
      ...['01-01', '01-06', 'easter', 'easterMonday', '04-25', '05-01', '06-02'],
    ])
    expect(holidays.find(({ code }) => code === 'easterMonday')!.day).toBe('2027-03-29')
  })
})

describe('a mobile unit', () => {
  test('says where it stops next', async () => {
    const { sites } = done(await server.visitor.get('/api/sites')).body
    const unit = sites.find((site: { id: string }) => site.id === 'unit')
    expect(unit.stops).toEqual([
      { fromDay: '2026-07-22', toDay: '2026-07-22', from: '09:00', to: '10:00', place: 'Station', address: 'Piazza 1, Farland' },
      { fromDay: '2026-07-22', toDay: '2026-07-22', from: '11:00', to: '12:00', place: 'Market', address: null },
    ])
    expect(sites[0].stops).toEqual([])
  })

  test('each slot says at which stop it is', async () => {
    const { slots } = done(await server.visitor.get('/api/slots?serviceId=card&siteId=unit')).body
    expect(slots.map(({ time, place, address }: Record<string, string>) => [time, place, address])).toEqual([
      ...['09:00', '09:10', '09:20', '09:30', '09:40', '09:50'].map((time) => [time, 'Station', 'Piazza 1, Farland']),
      ...['11:00', '11:10', '11:20', '11:30', '11:40', '11:50'].map((time) => [time, 'Market', undefined]),
    ])
  })

  test('the appointment, its calendar entry and its mail say the stop, not where the unit is at home', async () => {
    const { slots } = done(await server.visitor.get('/api/slots?serviceId=card&siteId=unit')).body
    const slot = { serviceId: 'card', siteId: 'unit', start: slots[0].start, language: 'en' }
    const { appointmentId, token } = done(await server.visitor.post('/api/appointments', { slot, familyName: 'Prova' })).body
    const key = { 'sportello-token': token }
    expect(done(await server.visitor.get(`/api/appointments/${appointmentId}`, key)).body).toMatchObject({
      site: { name: 'Unit', city: 'Town' },
      stop: { place: 'Station', address: 'Piazza 1, Farland' },
    })
    const calendar = (await server.visitor.get(`/api/appointments/${appointmentId}/calendar`, key)).body.replace(/\r\n /g, '')
    expect(calendar).toContain('LOCATION:Unit\\, Station\\, Piazza 1\\, Farland')
    const { deps } = server.running
    const subject = (await mailSubject(deps.database.reader, appointmentId))!
    expect(composeMail(deps, 'booked', { ...subject, email: 'somebody@example.org' })!.text).toContain('Where: Unit, Station, Piazza 1, Farland\n')
  })

  test('kiosk, board, reception and paper say where it stands now, else where it opens next today', async () => {
    const kiosk = await server.device('kiosk', 'unit')
    const board = await server.device('board', 'unit')
    const receptionist = await server.staff('receptionist', 'unit')
    const placesAt = async (time: string) => {
      server.clock.set(`2026-07-${time}:00Z`)
      const asked = [kiosk.get('/api/kiosk'), board.get('/api/board'), receptionist.get('/api/sites/unit/reception')]
      return (await Promise.all(asked)).map((answer) => done(answer).body.place)
    }
    const everywhere = (place: string | null) => [place, place, place]
    expect(await placesAt('21T12:00')).toEqual(everywhere(null))
    expect(done(await kiosk.get('/api/kiosk')).body.opensAt).toEqual({ day: '2026-07-22', time: '09:00', place: 'Station, Piazza 1, Farland' })
    expect(await placesAt('22T06:30')).toEqual(everywhere('Station, Piazza 1, Farland'))
    expect(await placesAt('22T07:30')).toEqual(everywhere('Station, Piazza 1, Farland'))
    expect(done(await kiosk.post('/api/tickets', { serviceId: 'card', language: 'it' })).body.place).toBe('Station, Piazza 1, Farland')
    expect(await placesAt('22T08:30')).toEqual(everywhere('Market, Town'))
    expect(await placesAt('22T10:00')).toEqual(everywhere(null))
  })
})

function withHolidays(): NetworkFile {
  const town = smallTown()
  const [centre, library] = town.sites
  const alone = (id: string) => ({
    ...centre!,
    id,
    name: id,
    pools: [{ ...centre!.pools[1]!, id: `${id}-pool`, desks: [{ id: `${id}-1`, label: '1' }] }],
  })
  const stop = { fromDay: '2026-07-22', toDay: '2026-07-22', reason: '' }
  return {
    ...town,
    sites: [
      { ...centre!, holidays: 'IT', patronDay: '08-05' },
      library!,
      {
        ...alone('open-site'),
        holidays: 'IT',
        exceptions: [{ fromDay: '2026-08-15', toDay: '2026-08-15', from: '10:00', to: '11:00', reason: 'Open' }],
      },
      {
        ...alone('unit'),
        name: 'Unit',
        kind: 'mobile',
        hours: [],
        exceptions: [
          { ...stop, from: '11:00', to: '12:00', place: 'Market' },
          { ...stop, from: '09:00', to: '10:00', place: 'Station', address: 'Piazza 1, Farland' },
        ],
      },
    ],
  }
}
