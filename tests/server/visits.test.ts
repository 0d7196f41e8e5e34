import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { tuesdayAtTen } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice, town } from '../support/office/office.ts'
import { expectRefused } from '../support/office/problem.ts'

let office: Office
let health: Office['near']['clerk']
beforeAll(async () => {
  office = await openOffice({ network: town() })
  health = await office.server.staff('clerk', 'centre', { institutionId: 'asl' })
})
afterAll(() => office?.close())
beforeEach(async () => {
  const { writer } = office.server.running.deps.database
  office.server.clock.set(tuesdayAtTen)
  await writer.deleteFrom('ticket').execute()
  await writer.deleteFrom('desk_session').execute()
  await writer.deleteFrom('day_counter').execute()
})

const give = async (wish: object) => done(await office.near.kiosk.post('/api/tickets', { serviceId: 'permit', language: 'it', ...wish })).body
const read = async ({ ticketId, token }: { ticketId: string; token: string }) =>
  done(await office.server.visitor.get(`/api/tickets/${ticketId}`, { 'sportello-token': token })).body
const addCard = ({ ticketId }: { ticketId: string }) => office.near.receptionist.post(`/api/tickets/${ticketId}/steps`, { serviceId: 'card' })
const press = (clerk: Office['near']['clerk'], deskId: string, verb: string, body: object = {}) => clerk.post(`/api/desks/${deskId}/${verb}`, body)

async function serve(clerk: Office['near']['clerk'], deskId: string): Promise<string> {
  const { stepId } = done(await press(clerk, deskId, 'next')).body
  done(await press(clerk, deskId, 'start', { stepId }))
  office.server.clock.advanceMinutes(12)
  done(await press(clerk, deskId, 'finish', { stepId }))
  return stepId
}

describe('a visit through two institutions', () => {
  test('has one number, and its second step is called only when the first has ended', async () => {
    const visit = await give({ further: ['card'] })
    done(await press(office.near.clerk, 'desk-1', 'open'))
    done(await press(health, 'desk-3', 'open'))
    expectRefused(await press(health, 'desk-3', 'next'), 'nobody_waiting')
    await serve(office.near.clerk, 'desk-1')
    expect(await read(visit)).toMatchObject({ status: 'waiting', serviceName: 'card it', ahead: 0 })
    const { face } = done(await press(health, 'desk-3', 'next')).body
    expect(face).toEqual(visit.face)
  })

  test('shows the way and one honest finish', async () => {
    const visit = await give({ further: ['card'] })
    done(await press(office.near.clerk, 'desk-1', 'open'))
    done(await press(health, 'desk-3', 'open'))
    const before = await read(visit)
    expect(before.way).toEqual([
      { serviceName: 'permit it', institutionName: 'Comune', state: 'now', desk: null },
      { serviceName: 'card it', institutionName: 'ASL', state: 'toCome', desk: null },
    ])
    // half an hour and ten minutes as planned: the fast end is two thirds of it, the slow one half as much again
    expect(before.finish.earliest > '10:20' && before.finish.earliest < '10:40').toBe(true)
    expect(before.finish.latest > before.finish.earliest && before.finish.latest <= '11:05').toBe(true)
    await serve(office.near.clerk, 'desk-1')
    const after = await read(visit)
    expect(after.way.map((station: { state: string }) => station.state)).toEqual(['over', 'now'])
  })

  test('is over after its last step, and not before', async () => {
    const visit = await give({ further: ['card'] })
    done(await press(office.near.clerk, 'desk-1', 'open'))
    done(await press(health, 'desk-3', 'open'))
    await serve(office.near.clerk, 'desk-1')
    expect((await read(visit)).status).toBe('waiting')
    await serve(health, 'desk-3')
    expect((await read(visit)).status).toBe('done')
  })

  test('goes back when the end of its first step is undone, unless the next has been called', async () => {
    const visit = await give({ further: ['card'] })
    done(await press(office.near.clerk, 'desk-1', 'open'))
    done(await press(health, 'desk-3', 'open'))
    await serve(office.near.clerk, 'desk-1')
    done(await press(office.near.clerk, 'desk-1', 'undo'))
    expect(await read(visit)).toMatchObject({ status: 'serving', serviceName: 'permit it' })
    expectRefused(await press(health, 'desk-3', 'next'), 'nobody_waiting')
    const { stepId } = (
      await office.server.running.deps.database.reader.selectFrom('step').select('id as stepId').where('status', '=', 'serving').execute()
    )[0]!
    done(await press(office.near.clerk, 'desk-1', 'finish', { stepId }))
    done(await press(health, 'desk-3', 'next'))
    expectRefused(await press(office.near.clerk, 'desk-1', 'undo'), 'nothing_to_undo')
  })

  test('left is left whole', async () => {
    const visit = await give({ further: ['card'] })
    done(await office.server.visitor.post(`/api/tickets/${visit.ticketId}/leave`, {}, { 'sportello-token': visit.token }))
    const steps = await office.server.running.deps.database.reader.selectFrom('step').select('status').execute()
    expect(steps.map((step) => step.status)).toEqual(['left', 'left'])
  })

  test('is not begun when its second desk could not take it today', async () => {
    expectRefused(await office.near.kiosk.post('/api/tickets', { serviceId: 'permit', language: 'it', further: ['lawyer'] }), 'no_desk_today')
    expect(await office.server.running.deps.database.reader.selectFrom('ticket').selectAll().execute()).toEqual([])
  })
})

describe('one desk more', () => {
  test('is added to a visit that is under way, and to one that has just ended', async () => {
    const visit = await give({})
    done(await press(office.near.clerk, 'desk-1', 'open'))
    await serve(office.near.clerk, 'desk-1')
    expect((await read(visit)).status).toBe('done')
    done(await addCard(visit))
    expect(await read(visit)).toMatchObject({ status: 'waiting', serviceName: 'card it' })
  })

  test('waits until whoever is called back to the first has ended there again', async () => {
    const visit = await give({})
    done(await press(office.near.clerk, 'desk-1', 'open'))
    done(await press(health, 'desk-3', 'open'))
    const stepId = await serve(office.near.clerk, 'desk-1')
    done(await addCard(visit))
    done(await press(office.near.clerk, 'desk-1', 'undo'))
    expect(await read(visit)).toMatchObject({ status: 'serving', serviceName: 'permit it', desk: '1' })
    expectRefused(await press(health, 'desk-3', 'next'), 'nobody_waiting')
    done(await press(office.near.clerk, 'desk-1', 'finish', { stepId }))
    done(await press(health, 'desk-3', 'next'))
    expectRefused(await press(office.near.clerk, 'desk-1', 'undo'), 'nothing_to_undo')
    expect(await read(visit)).toMatchObject({ status: 'called', serviceName: 'card it', desk: '3' })
  })

  test('is not added to a number of yesterday', async () => {
    const visit = await give({})
    done(await press(office.near.clerk, 'desk-1', 'open'))
    await serve(office.near.clerk, 'desk-1')
    office.server.clock.advanceMinutes(24 * 60)
    expectRefused(await addCard(visit), 'ticket_over')
  })

  test('is for staff of the site alone, and for what is served there', async () => {
    const visit = await give({})
    expectRefused(await office.far.receptionist.post(`/api/tickets/${visit.ticketId}/steps`, { serviceId: 'card' }), 'not_found')
    expectRefused(await office.near.receptionist.post(`/api/tickets/${visit.ticketId}/steps`, { serviceId: 'flying' }), 'service_unknown')
  })
})
