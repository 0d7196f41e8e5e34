import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { exportNetwork } from '../../server/network/queries.ts'
import type { NetworkFile } from '../../shared/contracts/network-file.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { smallTown } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { allRows } from '../support/office/rows.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { type Ran, sportello } from '../support/sportello.ts'

// A day that lies before the clock of the command line too
const now = '2035-03-13T09:00:00Z'

let fresh: FreshDatabase
let server: TestServer
let path: string
beforeEach(async () => {
  fresh = await freshDatabase()
  server = await testServer({ databaseUrl: fresh.url, now })
  path = join(mkdtempSync(join(inject('runDirectory'), 'network-')), 'network.json')
})
afterEach(async () => {
  await server?.close()
  await fresh?.drop()
})

const network = (...words: string[]): Promise<Ran> =>
  sportello(['network', ...words], { DATABASE_URL: fresh.url, SECRET_FILE: server.running.deps.config.secretFile })
const stored = () => allRows(server.running.deps.database)
const exported = async () => (await exportNetwork(server.running.deps.database.reader))!
const write = (file: unknown) => writeFileSync(path, typeof file === 'string' ? file : JSON.stringify(file))

async function edited(edit: (file: NetworkFile) => void): Promise<void> {
  const file = await exported()
  edit(file)
  write(file)
}

describe('export', () => {
  test('writes a file that an empty database takes and gives back to the letter', async () => {
    expect(await network('export', path)).toMatchObject({ code: 0, told: `${path}: 2 sites, 3 services, 3 people.\n` })
    const other = await freshDatabase()
    const environment = { DATABASE_URL: other.url, SECRET_FILE: server.running.deps.config.secretFile }
    expect(await sportello(['network', 'import', path, '--yes'], environment)).toMatchObject({ code: 0 })
    expect((await sportello(['network', 'export', '-'], environment)).told).toBe(readFileSync(path, 'utf8'))
    expect((await sportello(['network', 'diff', path], environment)).told).toBe('The database says the same as the file.\n')
    await other.drop()
  })

  test('writes over nothing unless it is told to', async () => {
    write('mine')
    expect(await network('export', path)).toMatchObject({ code: 1, complained: expect.stringContaining('is there already') })
    expect(readFileSync(path, 'utf8')).toBe('mine')
    expect((await network('export', path, '--yes')).code).toBe(0)
  })
})

describe('diff', () => {
  test('says part by part what is added, changed and taken away, and changes nothing', async () => {
    const before = await stored()
    await edited((file) => {
      file.name = 'New town'
      file.areas.push({ id: 'north', name: 'North' })
      file.sites[0]!.area = 'north'
      file.sites[0]!.hours = []
      file.people.pop()
      file.services.reverse()
    })
    expect(await network('diff', path)).toMatchObject({
      code: 0,
      told: [
        '~ network     network  name "Test town" -> "New town"',
        '+ area        north  North',
        '~ site        centre  area "town" -> "north", hours',
        '- person      giulia  Giulia M.',
        '~ order of the services',
        '1 added, 2 changed, 1 taken away. No appointment and no number is touched.',
        '',
      ].join('\n'),
    })
    expect(await stored()).toEqual(before)
  })

  test('says which appointments would be planned anew', async () => {
    await book()
    await edited((file) => file.sites[0]!.exceptions.push({ fromDay: '2035-03-14', toDay: '2035-03-14', reason: 'Works' }))
    expect((await network('diff', path)).told).toMatch(
      /planned anew: 1;[\s\S]*\n {2}to be planned anew: 2035-03-14 \d\d:\d\d Centre, card it \(\w+\)\n/,
    )
  })
})

describe('import', () => {
  test('makes the network what the file says, and a server that runs goes on with it', async () => {
    const { appointmentId } = await book()
    await edited((file) => {
      file.name = 'New town'
      file.sites[0]!.exceptions.push({ fromDay: '2035-03-14', toDay: '2035-03-14', reason: 'Works' })
      file.sites.reverse()
    })
    const ran = await network('import', path, '--yes')
    expect(ran).toMatchObject({ code: 0, told: expect.stringMatching(/~ network.*[\s\S]*The network is what the file says\.\n$/) })
    expect(ran.complained).toMatch(/Importing: 100 %/)
    expect(await exported()).toEqual(JSON.parse(readFileSync(path, 'utf8')))
    await expect.poll(async () => done(await server.visitor.get('/api/network')).body.name, { timeout: 5000 }).toBe('New town')
    const { reader } = server.running.deps.database
    const { status } = await reader.selectFrom('appointment').select('status').where('id', '=', appointmentId).executeTakeFirstOrThrow()
    expect(status).toBe('replan')
  })

  test('asks, and without an answer does nothing', async () => {
    const before = await stored()
    await edited((file) => {
      file.name = 'New town'
    })
    expect(await network('import', path)).toMatchObject({ code: 1, complained: expect.stringMatching(/Nothing has been changed\.\nSay --yes/) })
    expect(await stored()).toEqual(before)
  })

  test.each<[string, unknown, RegExp]>([
    ['that is no JSON', '{ "format": ', /is no JSON: .*\nAn editor/],
    ['of another format', { ...smallTown(), format: 'something' }, /format: Invalid input/],
    ['with an unknown field', { ...smallTown(), colour: 'red' }, /the file: Unrecognized key: "colour"/],
    ['with an area that there is not', areaNowhere(), /sites\.1\.area \(library\): “nowhere” does not exist/],
    ['with an inverted window', inverted(), /people\.0\.windows\.0\.to \(nadia\): It ends before it begins: 13:00 – 09:00/],
    ['with a duration of seven minutes', sevenMinutes(), /services\.0\.durationMinutes \(permit\): .*multiple of 5/],
    ['whose last part cannot be saved', poolMoved(), /pools\.\d\.id: The id “comune-pool” belongs/],
  ])('of a file %s changes nothing and says where and what was expected', async (_, file, complaint) => {
    const before = await stored()
    write(file)
    const { code, complained } = await network('import', path, '--yes')
    expect(complained).toMatch(complaint)
    expect(code).toBe(1)
    expect(await stored()).toEqual(before)
  })

  test('of a file that is not there says so', async () => {
    expect(await network('import', `${path}.nowhere`)).toMatchObject({ code: 1, complained: expect.stringContaining('cannot be read') })
  })
})

async function book(): Promise<{ appointmentId: string }> {
  const { slots } = done(await server.visitor.get('/api/slots?serviceId=card&siteId=centre&from=2035-03-14&to=2035-03-14')).body
  return done(
    await server.visitor.post('/api/appointments', {
      slot: { serviceId: 'card', siteId: 'centre', start: slots[0].start, language: 'it' },
      familyName: 'Prova',
    }),
  ).body
}

function areaNowhere() {
  const town = smallTown()
  town.sites[1]!.area = 'nowhere'
  return town
}

function inverted() {
  const town = smallTown()
  Object.assign(town.people[0]!.windows[0]!, { from: '13:00', to: '09:00' })
  return town
}

function sevenMinutes() {
  const town = smallTown()
  town.services[0]!.durationMinutes = 7
  return town
}

/** To the other site, where its desks were never. */
function poolMoved() {
  const town = smallTown()
  town.name = 'New town'
  const [centre, library] = town.sites
  library!.pools.push(centre!.pools.shift()!)
  library!.pools[1]!.desks.forEach((desk, at) => {
    desk.label = String(at + 5)
  })
  return town
}
