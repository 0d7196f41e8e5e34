import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadNetwork } from '../../server/network/load-network.ts'
import { exportNetwork } from '../../server/network/queries.ts'
import { type NetworkFile, networkFile } from '../../shared/contracts/network-file.ts'
import { smallTown } from '../support/network.ts'
import { type Client, type TestServer, testServer } from '../support/server.ts'

const demo = networkFile.parse(JSON.parse(readFileSync(new URL('../../server/network/demo-network.json', import.meta.url), 'utf8')))

describe('the file of a network', () => {
  test.each([
    ['a small town', smallTown()],
    ['the demo', demo],
    ['everything a file can say', everything()],
  ])('of %s is exported, loaded and exported again without a difference', async (_, file) => {
    const first = await exported(file)
    expect(networkFile.parse(first)).toEqual(first)
    expect(JSON.stringify(await exported(first))).toBe(JSON.stringify(first))
  })

  test('says of a small town what was written, and nothing else', async () => {
    const { people, ...town } = await exported(everything())
    expect(town.sites[1]).toMatchObject({
      kind: 'mobile',
      zone: 'Europe/Lisbon',
      holidays: 'IT',
      patronDay: '12-07',
      queue: { preset: 'longestWait', maxPassed: 5, weights: { priority: 7 } },
      exceptions: [
        { fromDay: '2026-04-01', toDay: '2026-04-01', from: '09:00', to: '12:00', reason: '', place: 'Station', address: 'Piazza 1' },
        { fromDay: '2026-08-01', toDay: '2026-08-20', reason: 'Summer' },
      ],
    })
    expect(town.sites[0]!.pools[1]).toMatchObject({ units: 12 })
    expect(town.sites[0]!.pools[0]).not.toHaveProperty('units')
    expect(town.travel).toEqual([{ from: 'centre', to: 'library', minutes: 30 }])
    expect(people[0]).toMatchObject({ id: 'nadia', weeklyMinutes: 600, languages: ['ar', 'fr'] })
  })
})

describe('what there is to set up', () => {
  let server: TestServer
  let coordinator: Client
  let administrator: Client
  beforeAll(async () => {
    server = await testServer({ network: withNeighbours() })
    coordinator = await server.staff('coordinator', 'centre')
    administrator = await server.staff('administrator', null)
  })
  afterAll(() => server?.close())

  test('a coordinator sees the lists and may edit what is theirs', async () => {
    const { status, body } = await coordinator.get('/api/network/outline')
    expect(status).toBe(200)
    expect(body.network).toEqual({ name: 'Test town', zone: 'Europe/Rome', language: 'it', mayEdit: false })
    expect(body.areas).toEqual([{ id: 'town', name: 'Town', siteCount: 2 }])
    expect(body.institutions).toEqual([
      { id: 'comune', name: 'Comune', deskCount: 3 },
      { id: 'asl', name: 'ASL', deskCount: 1 },
    ])
    expect(body.services[0]).toMatchObject({ id: 'permit', name: 'permit it', missing: [], unreviewed: ['it', 'en', 'ar', 'bn'], siteCount: 2 })
    expect(body.sites.map(({ id, mayEdit }: { id: string; mayEdit: boolean }) => [id, mayEdit])).toEqual([
      ['centre', true],
      ['library', false],
    ])
    expect(body.people.map(({ id, mayEdit }: { id: string; mayEdit: boolean }) => [id, mayEdit])).toEqual([
      ['nadia', true],
      ['bilal', false],
      ['giulia', true],
    ])
  })

  test('an administrator may edit everything', async () => {
    const { body } = await administrator.get('/api/network/outline')
    const lists = [[body.network], body.sites, body.people].flat()
    expect(lists.map(({ mayEdit }: { mayEdit: boolean }) => mayEdit)).toEqual(lists.map(() => true))
    expect(body.people).toHaveLength(4)
  })

  test('a part is its entry of the file, and its version stays while nothing is changed', async () => {
    const file = await exported(withNeighbours())
    const { body: centre } = await coordinator.get('/api/network/parts/site/centre')
    expect(centre).toEqual({ kind: 'site', id: 'centre', version: expect.stringMatching(/^[\w-]{22}$/), value: file.sites[0] })
    expect((await administrator.get('/api/network/parts/site/centre')).body.version).toBe(centre.version)
    expect((await administrator.get('/api/network/parts/travel/travel')).body.value).toEqual(file.travel)
    expect((await administrator.get('/api/network/parts/network/network')).body.value).toMatchObject({ name: 'Test town', zone: 'Europe/Rome' })
    for (const path of ['area/town', 'institution/asl', 'service/permit', 'person/nadia']) {
      expect((await coordinator.get(`/api/network/parts/${path}`)).status, path).toBe(200)
    }
  })

  test.each(['site/library', 'person/far', 'site/nowhere', 'area/centre', 'thing/centre', 'network/centre'])(
    'a coordinator of the centre does not find %s',
    async (path) => {
      expect((await coordinator.get(`/api/network/parts/${path}`)).body).toMatchObject({ status: 404, code: 'not_found' })
    },
  )
})

/** Loaded into a database and read from it. */
async function exported(file: NetworkFile): Promise<NetworkFile> {
  const server = await testServer({ network: null })
  try {
    const { transact, database } = server.running.deps
    expect(await transact((tx) => loadNetwork(tx, file))).toMatchObject({ ok: true })
    return (await exportNetwork(database.reader))!
  } finally {
    await server.close()
  }
}

/** Bilal also comes to the library; one interpreter comes there alone. */
function withNeighbours(): NetworkFile {
  const town = smallTown()
  const [nadia, bilal] = town.people
  bilal!.windows.push({ ...bilal!.windows[0]!, from: '14:00', to: '16:00', site: 'library' })
  const far = { ...nadia!, id: 'far', windows: [{ ...nadia!.windows[0]!, site: 'library' }] }
  return { ...town, people: [...town.people, far] }
}

function everything(): NetworkFile {
  const town = smallTown()
  const [centre, library] = town.sites
  centre!.pools[1]!.units = 12
  centre!.hours.push({ on: ['sun', 'sat'], from: '20:00', to: '24:00', validFrom: '2026-07-01', validTo: '2026-08-31' })
  Object.assign(library!, {
    kind: 'mobile',
    zone: 'Europe/Lisbon',
    holidays: 'IT',
    patronDay: '12-07',
    queue: { preset: 'longestWait', maxPassed: 5, weights: { priority: 7, walkIn: 1 } },
    exceptions: [
      { fromDay: '2026-08-01', toDay: '2026-08-20', reason: 'Summer' },
      { fromDay: '2026-04-01', toDay: '2026-04-01', from: '09:00', to: '12:00', reason: '', place: 'Station', address: 'Piazza 1' },
    ],
  })
  town.people[0]!.weeklyMinutes = 600
  town.people[0]!.languages = ['fr', 'ar']
  town.people[0]!.exceptions = [{ site: 'centre', fromDay: '2026-05-01', toDay: '2026-05-02', reason: 'Holiday' }]
  town.services[0]!.texts.it!.reviewed = true
  return { ...town, travel: [{ from: 'centre', to: 'library', minutes: 30 }] }
}
