import { afterEach, describe, expect, test } from 'vitest'
import { city, startAt } from '../../support/races/city.ts'
import { type TestServer, testServer } from '../../support/server.ts'

let server: TestServer
afterEach(() => server?.close())

const wish = (start: string) => ({ serviceId: 'card', siteId: 'square', start, channel: 'onSite', language: 'it' })
const book = (start: string) => server.visitor.post('/api/appointments', { slot: wish(start), givenName: 'Amina', familyName: 'Prova' })

describe('the last places', () => {
  test('as many people as there are desks press at once, and each gets a place; those who come too many are refused', async () => {
    server = await testServer({ network: city({ languages: [], interpretersEach: 0, frontDesks: 18 }) })
    for (const minute of [0, 60, 120, 180, 240]) {
      const answers = await Promise.all(Array.from({ length: 30 }, () => book(startAt('card', 0, minute))))
      console.log(answers.map(a => a.status).sort().join())
    }
  })
  test('holds', async () => {
    server = await testServer({ network: city({ languages: [], interpretersEach: 0, frontDesks: 18 }) })
    const starts = Array.from({ length: 60 }, (_, index) => startAt('card', 0, index * 10))
    const held = []
    for (const start of starts) for (let n = 0; n < 20; n++) held.push((await server.visitor.post('/api/holds', wish(start))).status)
    console.log(held.filter(s => s === 201).length, held.length)
    server.clock.advanceMinutes(11)
    const answers = await Promise.all(Array.from({ length: 20 }, () => book(starts.at(-1)!)))
    console.log(answers.map(a => a.status).sort().join())
  })
})
