import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { migrationNames } from '../../server/db/migrate.ts'
import { engine, type FreshDatabase, freshDatabase } from '../support/database.ts'
import { clientOf, signIn, type TestServer, testServer } from '../support/server.ts'
import { type Ran, sportello, sportelloProcess } from '../support/sportello.ts'

const onSqlite = engine === 'sqlite'

describe.runIf(onSqlite)('the command line', () => {
  test('is what npm run sportello starts, and ends with the code of what happened', async () => {
    expect(await sportelloProcess(['backup', 'x.db'], { DATABASE_URL: 'nowhere/x.db' })).toMatchObject({
      code: 1,
      told: '',
      complained: expect.stringMatching(/^There is no database/),
    })
  })

  test('says what there is, and of each command what it does, with an example', async () => {
    const { told, code } = await sportello(['help'], {})
    expect(code).toBe(0)
    for (const command of ['serve', 'migrate', 'backup', 'restore', 'user', 'doctor']) expect(told).toMatch(new RegExp(`^  ${command} `, 'm'))
    const commands =
      'serve,build,migrate,backup,restore,doctor,network import,network export,network diff,user add,user list,user password,user remove'
    for (const command of commands.split(',')) {
      const help = (await sportello([...command.split(' '), '--help'], {})).told
      expect(help, command).toMatch(/\nExamples?:\n +.*(npm run)/)
      const words = help.slice(0, help.indexOf('Example')).split('\n')
      expect(words.filter((line) => line.length > 80)).toEqual([])
    }
    expect((await sportello(['backup', '--help'], {})).told).toMatch(/there already[\s\S]*--yes[\s\S]*restore FILE/)
  })

  test.each([
    [['bakcup'], /unknown command 'bakcup'[\s\S]*backup/],
    [['user', 'add', 'anna@town.example'], /--role/],
    [['user', 'add', 'anna@town.example', '--role', 'queen'], /queen[\s\S]*administrator/],
    [['backup', 'somewhere', '--keep', 'long'], /number of days/],
  ])('does nothing for %j, and says what it takes', async (words, complaint) => {
    const { code, complained } = await sportello(words, {})
    expect(code).toBe(2)
    expect(complained).toMatch(complaint)
  })

  test('names a wrong variable and the page that lists them', async () => {
    const { code, complained } = await sportello(['migrate'], { PORT: 'ninety' })
    expect(code).toBe(1)
    expect(complained).toMatch(/^PORT: [\s\S]*docs\/operations\.md/)
  })
})

describe('migrate', () => {
  test('says what runs, and a second time that nothing had to', async () => {
    const fresh = await freshDatabase('empty')
    const first = await sportello(['migrate'], { DATABASE_URL: fresh.url })
    expect(first.told).toBe(
      [
        ...migrationNames.map((name, at) => `[${at + 1}/${migrationNames.length}] ${name}`),
        `The database is up to date: ${migrationNames.length} ran.`,
        '',
      ].join('\n'),
    )
    expect((await sportello(['migrate'], { DATABASE_URL: fresh.url })).told).toMatch(/nothing had to run/)
    await fresh.drop()
  })
})

describe('user', () => {
  let server: TestServer
  let fresh: FreshDatabase
  const password = 'a password of some length'
  const user = (words: readonly string[], typed = ''): Promise<Ran> =>
    sportello(['user', ...words], { DATABASE_URL: server.running.deps.config.databaseUrl, SECRET_FILE: server.running.deps.config.secretFile }, typed)
  const mine = async () => clientOf(server.url, { cookie: await signIn(server.url, 'anna@town.example', password) }).get('/api/staff/self')

  beforeAll(async () => {
    fresh = await freshDatabase()
    server = await testServer({ databaseUrl: fresh.url })
  })
  afterAll(async () => {
    await server?.close()
    await fresh?.drop()
  })

  test('add makes somebody who can sign in at a server that is running', async () => {
    expect(
      (await user(['add', 'Anna@town.example', '--name', 'Anna P.', '--role', 'clerk', '--site', 'centre', '--institution', 'asl'], `${password}\n`))
        .code,
    ).toBe(0)
    const { body } = await mine()
    expect(body).toMatchObject({ name: 'Anna P.', overall: null, sites: [{ id: 'centre', role: 'clerk', desks: [{ id: 'desk-3' }] }] })
  })

  test('add gives somebody who is there one more right, and needs no password', async () => {
    const lead = ['add', 'anna@town.example', '--role', 'coordinator', '--site', 'library']
    expect((await user([...lead, '--institution', 'asl'])).complained).toMatch(/whole site/)
    expect((await user(lead)).told).toMatch(/one more right/)
    const { told } = await user(['list'])
    expect(told).toMatch(/anna@town\.example +Anna P\. +clerk at centre, institution asl; coordinator at library/)
  })

  test.each([
    [['add', 'new@town.example', '--role', 'clerk', '--site', 'nowhere'], 'site nowhere'],
    [['add', 'new@town.example', '--role', 'clerk', '--site', 'centre', '--area', 'town'], 'one site or for one area'],
    [['add', 'new@town.example', '--name', 'New', '--role', 'interpreter'], '--person'],
    [['add', 'new@town.example', '--role', 'clerk'], '--name'],
    [['add', 'new', '--name', 'New', '--role', 'clerk'], 'no e-mail address'],
    [['add', 'new@town.example', '--name', 'New', '--role', 'clerk'], '12 to 128 characters'],
    [['remove', 'nobody@town.example'], 'Nobody is known'],
    [['password', 'nobody@town.example'], 'Nobody is known'],
  ])('%j is refused: %s', async (words, complaint) => {
    const { code, complained } = await user(words, 'short\n')
    expect(code).toBe(1)
    expect(complained).toContain(complaint)
    expect((await user(['list'])).told).not.toContain('new@')
  })

  test('add --invite shows a link by which they choose a password, once', async () => {
    const { told } = await user(['add', 'luca@town.example', '--name', 'Luca B.', '--role', 'clerk', '--site', 'centre', '--invite'])
    const [, invitation, token] = /\/admin#invitation=([\w-]+)\.([\w-]+)\n$/.exec(told)!
    const accept = () => server.visitor.post(`/api/invitations/${invitation}/accept`, { password }, { 'sportello-token': token! })
    expect((await accept()).status).toBe(200)
    expect((await accept()).body.code).toBe('invitation_over')
    expect(await signIn(server.url, 'luca@town.example', password)).toBeTruthy()
    expect((await user(['password', 'luca@town.example', '--invite'])).told).toMatch(/#invitation=/)
    await user(['remove', 'luca@town.example'])
  })

  test('password ends every session of theirs', async () => {
    const cookie = await signIn(server.url, 'anna@town.example', password)
    expect((await user(['password', 'anna@town.example'], 'another password of theirs\n')).code).toBe(0)
    await expect.poll(async () => (await clientOf(server.url, { cookie }).get('/api/staff/self')).status, { timeout: 5000 }).toBe(401)
    await expect(signIn(server.url, 'anna@town.example', password)).rejects.toThrow(/401/)
    expect(await signIn(server.url, 'anna@town.example', 'another password of theirs')).toBeTruthy()
  })

  test('remove takes account, sessions and rights; the last administrator stays', async () => {
    await user(['add', 'elena@town.example', '--name', 'Elena M.', '--role', 'administrator'], password)
    expect((await user(['remove', 'elena@town.example'])).complained).toMatch(/last administrator/)
    const cookie = await signIn(server.url, 'anna@town.example', 'another password of theirs')
    expect((await user(['remove', 'anna@town.example'])).code).toBe(0)
    await expect.poll(async () => (await clientOf(server.url, { cookie }).get('/api/staff/self')).status, { timeout: 5000 }).toBe(401)
    const { reader } = server.running.deps.database
    expect(await reader.selectFrom('membership').select('role').execute()).toEqual([{ role: 'administrator' }])
  })
})

describe('doctor', () => {
  const folder = () => mkdtempSync(join(inject('runDirectory'), 'doctor-'))
  const lineOf = (ran: Ran, what: string) => new RegExp(`^(ok|warn|bad) +${what} .*(\\n +-> .*)?`, 'm').exec(ran.told)?.[0] ?? ''

  test('is content with a server that runs, and says so in a line each', async () => {
    const server = await testServer()
    const { config } = server.running.deps
    const ran = await sportello(['doctor'], { DATABASE_URL: config.databaseUrl, SECRET_FILE: config.secretFile, PUBLIC_URL: server.url, DEMO: 'on' })
    for (const what of ['node', 'database', 'time zones', 'clock', 'outbox', 'mail', 'secret', 'address', 'proxies'])
      expect(lineOf(ran, what)).toMatch(/^ok/)
    expect(ran.told).toMatch(/\d+ ok, \d+ to look at, 0 bad\n$/)
    expect(ran.code).toBe(0)
    await server.close()
  })

  test('finds what is wrong, says what to do, and ends with 1', async () => {
    const fresh = await freshDatabase('empty')
    const home = folder()
    const secret = join(home, 'secret')
    writeFileSync(secret, 'x'.repeat(43), { mode: 0o644 })
    const environment = { DATABASE_URL: fresh.url, SECRET_FILE: secret, PUBLIC_URL: 'http://sportello.example:9', SMTP_URL: 'smtp://127.0.0.1:9' }
    const ran = await sportello(['doctor'], environment)
    expect(lineOf(ran, 'database')).toMatch(/^warn .*(empty|none at).*\n/)
    expect(lineOf(ran, 'secret')).toMatch(/^bad .*read by others \(644\)\n.*chmod 600/)
    expect(lineOf(ran, 'address')).toMatch(/^bad .*not encrypted.*\n.*TLS/)
    expect(lineOf(ran, 'mail')).toMatch(/^bad .*ECONNREFUSED.*\n.*SMTP_URL/)
    expect(lineOf(ran, 'proxies')).toMatch(/^warn .*\n.*TRUSTED_PROXIES/)
    expect(lineOf(ran, 'backup')).toMatch(/^warn .*\n.*sportello backup/)
    expect(ran.code).toBe(1)
    await fresh.drop()
  })

  test('notices a clock behind what has happened, and a later version of the database', async () => {
    const server = await testServer({ now: '2999-01-01T09:00:00Z', environment: {} })
    await server.staff('clerk', 'centre')
    const { config, database } = server.running.deps
    const ran = await sportello(['doctor'], { DATABASE_URL: config.databaseUrl, SECRET_FILE: config.secretFile })
    expect(lineOf(ran, 'clock')).toMatch(/^bad .*2999/)
    await database.writer
      .insertInto('kysely_migration' as never)
      .values({ name: '2999-01-01-later', timestamp: '2999' } as never)
      .execute()
    expect(lineOf(await sportello(['doctor'], { DATABASE_URL: config.databaseUrl }), 'database')).toMatch(/^bad/)
    await server.close()
  })
})
