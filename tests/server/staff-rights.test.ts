import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { done } from '../support/office/desk.ts'
import { type Office, openOffice, town } from '../support/office/office.ts'
import { type Client, clientOf, signIn } from '../support/server.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice({ network: withSomebodyNowhere() })
})
afterAll(() => office?.close())

/** Farid comes to no site yet. */
function withSomebodyNowhere() {
  const network = town()
  return { ...network, people: [...network.people, { ...network.people[0]!, id: 'farid', name: 'Farid A.', windows: [] }] }
}

const password = 'a password of some length'
const clerkHere = { role: 'clerk', siteId: 'centre' }
const clerkThere = { role: 'clerk', siteId: 'library' }
const everywhere = { role: 'administrator' }

interface Link {
  readonly path: string
  readonly headers: { 'sportello-token': string }
}

function linkOf(link: string): Link {
  const [id, token] = link.split('#invitation=')[1]!.split('.')
  return { path: `/api/invitations/${id}`, headers: { 'sportello-token': token! } }
}

let newcomers = 0
const freshEmail = () => `newcomer-${++newcomers}@town.example`

const invite = (client: Client = office.near.coordinator, rights: object[] = [clerkHere], email = freshEmail()) =>
  client.post('/api/staff', { name: 'Luca B.', email, rights })

async function invited(rights: object[] = [clerkHere], client: Client = office.administrator) {
  const email = freshEmail()
  const { staffId, invitation } = done(await invite(client, rights, email)).body
  return { email, staffId, link: linkOf(invitation.link) }
}

async function colleague(rights: object[] = [clerkHere]) {
  const { email, staffId, link } = await invited(rights)
  done(await office.server.visitor.post(`${link.path}/accept`, { password }, link.headers))
  const cookie = await signIn(office.server.url, email, password)
  return { email, staffId, client: clientOf(office.server.url, { cookie }) }
}

const entryOf = async (client: Client, staffId: string) =>
  done(await client.get('/api/staff')).body.staff.find((each: { staffId: string }) => each.staffId === staffId)

/** As a page does: what there is has been seen before. */
const putRights = async (client: Client, staffId: string, rights: object[]) =>
  client.post(`/api/staff/${staffId}/rights`, { base: (await entryOf(client, staffId))?.version ?? '', rights })

describe('an invitation', () => {
  test('gives a link with which somebody chooses a password, once', async () => {
    const { email, link } = await invited([{ ...clerkHere, institutionId: 'comune', mayChoose: true }], office.near.coordinator)
    const { visitor } = office.server
    expect(done(await visitor.get(link.path, link.headers)).body).toMatchObject({ name: 'Luca B.', email, networkName: 'Test town' })
    expect((await visitor.post(`${link.path}/accept`, { password: 'too short' }, link.headers)).body).toMatchObject({ code: 'invalid_input' })
    expect(done(await visitor.post(`${link.path}/accept`, { password }, link.headers)).body).toEqual({ email })
    const self = done(await clientOf(office.server.url, { cookie: await signIn(office.server.url, email, password) }).get('/api/staff/self')).body
    expect(self.sites).toMatchObject([
      {
        id: 'centre',
        role: 'clerk',
        desks: [
          { id: 'desk-1', mayChoose: true },
          { id: 'desk-2', mayChoose: true },
        ],
      },
    ])
    for (const again of [visitor.post(`${link.path}/accept`, { password: 'another password' }, link.headers), visitor.get(link.path, link.headers)])
      expect((await again).body).toMatchObject({ status: 410, code: 'invitation_over' })
  })

  test('sent twice with one key, as over a bad line, is one', async () => {
    const { email, link } = await invited()
    const key = { ...link.headers, 'idempotency-key': 'bad-line' }
    for (const _ of [1, 2]) expect((await office.server.visitor.post(`${link.path}/accept`, { password }, key)).body).toEqual({ email })
  })

  test('is mailed too, in words that say what it is', async () => {
    const { email } = await invited()
    await office.mailed()
    const folder = join(office.server.folder, 'mail')
    const mail = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8').replace(/=\r\n/g, ''))
      .find((each) => each.includes(`To: ${email}`))
    expect(mail).toMatch(/Subject: Invito a lavorare con Test town/)
    expect(mail).toMatch(/\/admin#invitation=3D/)
    expect(mail).not.toMatch(/calendar/i)
  })

  test('is over after seven days', async () => {
    const { link } = await invited()
    const { clock, visitor } = office.server
    clock.advanceMinutes(7 * 24 * 60)
    expect((await visitor.post(`${link.path}/accept`, { password }, link.headers)).body).toMatchObject({ code: 'invitation_over' })
    clock.advanceMinutes(-7 * 24 * 60)
    done(await visitor.get(link.path, link.headers))
  })

  test('is one at a time: a new link ends the one before it, and the sessions under the old password', async () => {
    const { staffId, client } = await colleague()
    const renew = async () => linkOf(done(await office.near.coordinator.post(`/api/staff/${staffId}/invitation`)).body.invitation.link)
    const [first, second] = [await renew(), await renew()]
    const { visitor } = office.server
    expect((await visitor.post(`${first.path}/accept`, { password }, first.headers)).body).toMatchObject({ code: 'invitation_over' })
    done(await visitor.post(`${second.path}/accept`, { password: 'another password of theirs' }, second.headers))
    expect((await client.get('/api/staff/self')).status).toBe(401)
  })

  test('opens nobody’s account for a stranger: who can sign in already gets the rights and no link', async () => {
    const { email, staffId } = await colleague([clerkThere])
    const { body } = done(await invite(office.near.coordinator, [clerkHere], email.toUpperCase()))
    expect(body).toEqual({ staffId, invitation: null })
    expect((await entryOf(office.administrator, staffId)).rights).toHaveLength(2)
    expect((await office.near.coordinator.post(`/api/staff/${staffId}/invitation`)).body).toMatchObject({ code: 'not_allowed' })
  })

  test('of somebody with more rights than one can give makes no link either', async () => {
    const { email } = await invited([everywhere])
    expect(done(await invite(office.near.coordinator, [clerkHere], email)).body.invitation).toBeNull()
  })
})

describe('several rights at one site', () => {
  const ofComune = { ...clerkHere, institutionId: 'comune' }
  const ofAsl = { ...clerkHere, institutionId: 'asl', mayChoose: true }
  const desksOf = async (rights: object[]) => {
    const { sites } = done(await (await colleague(rights)).client.get('/api/staff/self')).body
    return sites.flatMap((site: { role: string; desks: { id: string; mayChoose: boolean }[] }) =>
      site.desks.map(({ id, mayChoose }) => `${site.role} ${id}${mayChoose ? ' chooses' : ''}`),
    )
  }
  const both = ['clerk desk-1', 'clerk desk-2', 'clerk desk-3 chooses']

  test.each([
    ['of two institutions open the desks of both', [ofComune, ofAsl], both],
    ['do so in any order', [ofAsl, ofComune], both],
    ['keep a clerk of one institution who also welcomes for all at its desks', [ofAsl, { role: 'receptionist', siteId: 'centre' }], both.slice(2)],
    [
      'give a coordinator who may choose at one institution’s desks the right there alone',
      [{ role: 'coordinator', siteId: 'centre' }, ofAsl],
      both.map((desk) => desk.replace('clerk', 'coordinator')),
    ],
    ['control: one of one institution opens its desks alone', [ofComune], both.slice(0, 2)],
  ])('%s', async (_, rights, desks) => {
    expect(await desksOf(rights)).toEqual(desks)
  })
})

describe('a coordinator', () => {
  test.each<[string, object, string]>([
    ['a right next door', clerkThere, 'not_allowed'],
    ['a right everywhere', { role: 'clerk' }, 'not_allowed'],
    ['a right for a whole area', { role: 'clerk', areaId: 'town' }, 'not_allowed'],
    ['the right of an administrator', { role: 'administrator', siteId: 'centre' }, 'not_allowed'],
    ['a right at a site that there is not', { role: 'clerk', siteId: 'nowhere' }, 'invalid_input'],
    ['a right at a site and an area', { role: 'clerk', siteId: 'centre', areaId: 'town' }, 'invalid_input'],
    ['an interpreter’s page that is nobody’s', { role: 'interpreter' }, 'invalid_input'],
    ['an interpreter’s page at a site', { role: 'interpreter', resourceId: 'nadia', siteId: 'centre' }, 'invalid_input'],
  ])('does not give %s', async (_, right, code) => {
    expect((await invite(office.near.coordinator, [clerkHere, right])).body.code).toBe(code)
    const { staffId } = await invited()
    expect((await putRights(office.near.coordinator, staffId, [right])).body.code).toBe(code)
    expect((await entryOf(office.near.coordinator, staffId)).rights).toMatchObject([clerkHere])
  })

  test('gives another coordinator, and the page of an interpreter who comes to no other site', async () => {
    done(await invite(office.near.coordinator, [{ role: 'coordinator', siteId: 'centre' }]))
    done(await invite(office.near.coordinator, [{ role: 'interpreter', resourceId: 'nadia' }]))
  })

  test('has nothing to do with an interpreter who comes to no site', async () => {
    const { coordinator } = office.near
    const page = { role: 'interpreter', resourceId: 'farid' }
    expect((await invite(coordinator, [page])).body.code).toBe('not_allowed')
    expect((await invite(coordinator, [{ ...clerkHere, resourceId: 'farid' }])).body.code).toBe('not_allowed')
    const { staffId } = await invited([page])
    expect(await entryOf(coordinator, staffId)).toBeUndefined()
    for (const verb of ['invitation', 'dismiss']) expect((await coordinator.post(`/api/staff/${staffId}/${verb}`)).body.code).toBe('not_found')
    const { people } = done(await coordinator.get('/api/network/outline')).body
    expect(people.map(({ id }: { id: string }) => id)).not.toContain('farid')
    expect((await coordinator.get('/api/network/parts/person/farid')).body.code).toBe('not_found')
    const { value, version: base } = done(await office.administrator.get('/api/network/parts/person/farid')).body
    const changes = [{ kind: 'person', id: 'farid', base, value: { ...value, name: 'Another' } }]
    expect((await coordinator.post('/api/network/rehearse', { changes })).body.code).toBe('not_found')
    done(await office.administrator.post('/api/network/rehearse', { changes }))
  })

  test('is told to give a newcomer a place', async () => {
    const value = { ...withSomebodyNowhere().people.at(-1), id: 'newcomer' }
    const changes = [{ kind: 'person', id: 'newcomer', base: null, value }]
    expect((await office.near.coordinator.post('/api/network/rehearse', { changes })).body).toMatchObject({
      code: 'network_invalid',
      fields: [{ path: 'windows', expected: expect.stringMatching(/sede/) }],
    })
  })

  test.each([
    ['it', /guida tutta la sede/],
    ['en', /leads the whole site/],
    ['ar', /المقر كله/],
    ['bn', /পুরো অফিস/],
  ])('leads the whole site: of one institution there is none, with a sentence in %s', async (language, words) => {
    const path = 'rights.0.institutionId'
    for (const role of ['coordinator', 'administrator']) {
      const wish = { name: 'Luca B.', email: freshEmail(), rights: [{ role, siteId: 'centre', institutionId: 'asl' }] }
      const { body } = await office.administrator.post('/api/staff', wish, { 'accept-language': language })
      expect(body).toMatchObject({ code: 'invalid_input', fields: [{ path, expected: expect.stringMatching(words) }] })
    }
    done(await invite(office.administrator, [{ ...clerkHere, institutionId: 'asl' }]))
  })

  test('of one institution from before serves at its desks and leads nothing', async () => {
    for (const [role, siteId] of [
      ['coordinator', 'centre'],
      ['coordinator', null],
      ['administrator', null],
    ] as const) {
      const before = await office.server.staff(role, siteId, { institutionId: 'asl' })
      const { overall, sites } = done(await before.get('/api/staff/self')).body
      expect({ overall, site: sites[0] }).toMatchObject({
        overall: siteId === null ? 'clerk' : null,
        site: { role: 'clerk', desks: [{ id: 'desk-3' }] },
      })
      for (const path of ['/api/staff', '/api/figures?period=today', '/api/network/outline', '/api/devices'])
        expect((await before.get(path)).body.code, path).toBe('not_allowed')
      expect((await before.post('/api/sites/centre/offers', { to: 'all' })).body.code).toBe('not_allowed')
    }
  })

  test('of an area gives rights for it; one of all its sites does not', async () => {
    const ofSites = await colleague([
      { role: 'coordinator', siteId: 'centre' },
      { role: 'coordinator', siteId: 'library' },
    ])
    expect((await invite(ofSites.client, [{ role: 'clerk', areaId: 'town' }])).body.code).toBe('not_allowed')
    const ofArea = await colleague([{ role: 'coordinator', areaId: 'town' }])
    done(await invite(ofArea.client, [{ role: 'clerk', areaId: 'town' }, clerkThere]))
  })

  test('sees who works where they lead, and of their rights those', async () => {
    const both = await colleague([clerkHere, clerkThere])
    const there = await colleague([clerkThere])
    expect(await entryOf(office.near.coordinator, both.staffId)).toMatchObject({
      rights: [clerkHere],
      moreElsewhere: true,
      mayDismiss: false,
      active: true,
      invitedUntil: null,
    })
    expect(await entryOf(office.near.coordinator, there.staffId)).toBeUndefined()
    expect(await entryOf(office.administrator, both.staffId)).toMatchObject({ moreElsewhere: false, mayDismiss: true })
    const { mayGive } = done(await office.near.coordinator.get('/api/staff')).body
    expect(mayGive).not.toContain('administrator')
  })

  test('changes rights at their site, and those next door stay', async () => {
    const { staffId, client } = await colleague([clerkHere, clerkThere])
    done(await putRights(office.near.coordinator, staffId, [{ role: 'receptionist', siteId: 'centre' }]))
    const { sites } = done(await client.get('/api/staff/self')).body
    expect(sites.map((site: { id: string; role: string }) => `${site.role} ${site.id}`).sort()).toEqual(['clerk library', 'receptionist centre'])
    done(await putRights(office.near.coordinator, staffId, []))
    expect((await putRights(office.near.coordinator, staffId, [clerkHere])).body.code).toBe('not_found')
  })

  test('who has seen what is no longer so is refused, and the first change stays', async () => {
    const { staffId } = await colleague([clerkHere])
    const { version: base } = await entryOf(office.near.coordinator, staffId)
    const change = (role: string, seen = base) =>
      office.near.coordinator.post(`/api/staff/${staffId}/rights`, { base: seen, rights: [{ role, siteId: 'centre' }] })
    const [one, other] = await Promise.all([change('receptionist'), change('coordinator')])
    expect([one.status, other.status].sort()).toEqual([200, 409])
    const late = await change('clerk')
    expect(late.body.code).toBe('changed_meanwhile')
    const kept = await entryOf(office.near.coordinator, staffId)
    expect(kept.rights).toMatchObject([{ role: one.status === 200 ? 'receptionist' : 'coordinator' }])
    done(await change('clerk', kept.version))
  })

  test('dismisses who works nowhere else, and neither themselves nor an administrator', async () => {
    const mine = await colleague()
    const both = await colleague([clerkHere, clerkThere])
    const dismiss = (staffId: string) => office.near.coordinator.post(`/api/staff/${staffId}/dismiss`)
    done(await dismiss(mine.staffId))
    expect((await mine.client.get('/api/staff/self')).status).toBe(401)
    await expect(signIn(office.server.url, mine.email, password)).rejects.toThrow(/401/)
    expect((await dismiss(both.staffId)).body.code).toBe('not_allowed')
    const self = done(await office.near.coordinator.get('/api/staff/self')).body.staffId
    expect((await dismiss(self)).body.code).toBe('not_allowed')
    const administrator = done(await office.administrator.get('/api/staff/self')).body.staffId
    expect((await dismiss(administrator)).body.code).toBe('not_found')
  })
})

describe('the last administrator', () => {
  test('stays one', async () => {
    const self = done(await office.administrator.get('/api/staff/self')).body.staffId
    const others = done(await office.administrator.get('/api/staff')).body.staff.filter(
      ({ staffId, rights }: { staffId: string; rights: { role: string; siteId: unknown }[] }) =>
        staffId !== self && rights.some((right) => right.role === 'administrator' && right.siteId === null),
    )
    for (const { staffId } of others) done(await office.administrator.post(`/api/staff/${staffId}/dismiss`))
    const change = (rights: object[]) => putRights(office.administrator, self, rights)
    expect((await change([clerkHere])).body.code).toBe('last_administrator')
    expect((await office.administrator.post(`/api/staff/${self}/dismiss`)).body.code).toBe('last_administrator')
    const { staffId } = await colleague([everywhere])
    done(await putRights(office.administrator, staffId, [clerkHere]))
    done(await change([everywhere, clerkHere]))
  })
})
