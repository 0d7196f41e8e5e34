import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { tuesdayAtTen } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice } from '../support/office/office.ts'
import { expectRefused } from '../support/office/problem.ts'
import { expectOnlyRefused } from '../support/office/refused.ts'
import type { Sample } from '../support/office/samples.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())
afterEach(() => office.server.clock.set(tuesdayAtTen))

const typed = (code: string, caller: Sample['caller'] = 'kiosk'): Sample => ({ caller, method: 'POST', path: '/api/check-ins', body: { code } })

describe('a code at the kiosk', () => {
  test('of another site is told where to go', async () => {
    const { code } = await office.bookForNow()
    await expectOnlyRefused(office, typed(code, 'farKiosk'), 'wrong_site')
  })

  test('of a call is sent to no other site for it', async () => {
    const { id, code } = await office.bookForNow()
    await office.server.running.deps.database.writer.updateTable('appointment').set({ channel: 'phone' }).where('id', '=', id).execute()
    for (const kiosk of ['kiosk', 'farKiosk'] as const) await expectOnlyRefused(office, typed(code, kiosk), 'channel_not_offered')
  })

  test('much before the time is too early, long after it too late', async () => {
    const { code, start } = await office.book()
    await expectOnlyRefused(office, typed(code), 'too_early')
    office.server.clock.set(start)
    office.server.clock.advanceMinutes(31)
    await expectOnlyRefused(office, typed(code), 'too_late')
  })

  test('checks in once', async () => {
    const { code } = await office.bookForNow()
    done(await office.send(typed(code)))
    await expectOnlyRefused(office, typed(code), 'already_checked_in')
  })

  test('of a cancelled appointment says so', async () => {
    const { id, token, code } = await office.bookForNow()
    done(await office.server.visitor.post(`/api/appointments/${id}/cancel`, {}, { 'sportello-token': token }))
    await expectOnlyRefused(office, typed(code), 'already_cancelled')
  })

  test.each(['', '12345678', '1234567890', '١٢٣٤٥٦٧٨٩', '12345678a', '123 456 789 000 000 000'])('“%s” is no code at all', async (code) => {
    await expectOnlyRefused(office, typed(code), 'invalid_input')
  })
})

describe('wrong codes', () => {
  const tries = async (sample: Sample, count: number) => {
    for (let each = 0; each < count; each++) expectRefused(await office.send(sample), 'wrong_code')
  }

  test('are counted, and nothing else is stored', async () => {
    const kiosk = await aKiosk()
    const wrong = kiosk(`00000000${1}`)
    await expectOnlyRefused(office, wrong, 'wrong_code', ['device'])
  })

  test('pause the device after five, for the right code too, and a quarter of an hour later no more', async () => {
    const kiosk = await aKiosk()
    const { code } = await office.bookForNow()
    await tries(kiosk('000000001'), 5)
    await expectOnlyRefused(office, kiosk('000000001'), 'code_paused')
    await expectOnlyRefused(office, kiosk(code), 'code_paused')
    office.server.clock.advanceMinutes(14)
    await expectOnlyRefused(office, kiosk(code), 'code_paused')
    office.server.clock.advanceMinutes(2)
    expect((await office.send(kiosk(code))).status).toBe(201)
  })

  test('of one device do not pause another', async () => {
    const kiosk = await aKiosk()
    await tries(kiosk('000000001'), 5)
    expectRefused(await office.send(typed('000000001')), 'wrong_code')
  })

  test('sent all at once are counted each', async () => {
    const kiosk = await aKiosk()
    await Promise.all(Array.from({ length: 40 }, () => office.send(kiosk('000000001'))))
    expectRefused(await office.send(kiosk('000000001')), 'code_paused')
  })

  test('of a held slot and of one that ran out do not tell that they exist', async () => {
    const { id } = await office.hold()
    const { reader } = office.server.running.deps.database
    const { code } = await reader.selectFrom('appointment').select('code').where('id', '=', id).executeTakeFirstOrThrow()
    await tries((await aKiosk())(code), 1)
    office.server.clock.advanceMinutes(11)
    await office.hold()
    await tries((await aKiosk())(code), 1)
  })

  test('typed by many people over a day do not pause a device at which right ones are typed in between', async () => {
    const kiosk = await aKiosk()
    await tries(kiosk('000000001'), 4)
    const { code } = await office.bookForNow()
    done(await office.send(kiosk(code)))
    await tries(kiosk('000000001'), 4)
    expectRefused(await office.send(kiosk('000000001')), 'wrong_code')
  })

  test('are not forgotten because an old check-in is sent again', async () => {
    const kiosk = await aKiosk()
    const { code } = await office.bookForNow()
    const again = () => office.send(kiosk(code), { headers: { 'idempotency-key': `check-in of ${code}` } })
    done(await again())
    await tries(kiosk('000000001'), 4)
    done(await again())
    await tries(kiosk('000000001'), 1)
    expectRefused(await office.send(kiosk('000000001')), 'code_paused')
  })

  async function aKiosk() {
    const { token } = await office.server.device('kiosk', 'centre')
    return (code: string): Sample => ({ ...typed(code, 'visitor'), headers: { authorization: `Bearer ${token}` } })
  }
})

describe('guesses of a code and a name', () => {
  const find = (code: string, familyName: string): Sample => ({
    caller: 'visitor',
    method: 'POST',
    path: '/api/appointments/find',
    body: { code, familyName },
  })

  test('are stopped after ten for one code, the right name too', async () => {
    const { code } = await office.book({ familyName: 'Rahman' })
    for (let each = 0; each < 10; each++) expectRefused(await office.send(find(code, `Name ${each}`)), 'wrong_code')
    await expectOnlyRefused(office, find(code, 'Rahman'), 'too_many_requests')
  })

  test('say when to come back', async () => {
    const code = '111111111'
    for (let each = 0; each < 10; each++) await office.send(find(code, 'Rahman'))
    const answer = await office.send(find(code, 'Rahman'))
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})
