import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { ConfigError, readConfig } from '../../server/config.ts'
import { systemChance } from '../../server/deps.ts'
import { readSecret } from '../../server/secret.ts'

describe('without any variable', () => {
  test('the server is on loopback, with a file beside it and the demo on', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: 'data/sportello.db',
      dataFolder: 'data',
      publicUrl: 'http://localhost:3000',
      smtpUrl: null,
      mailFrom: 'sportello@localhost',
      trustedProxies: [],
      secretFile: 'data/secret',
      demo: true,
      logLevel: 'warn',
      metricsToken: null,
    })
  })

  test('nor with variables that are empty: that is how many tools say “not set”', () => {
    const names = [
      'PORT',
      'HOST',
      'DATABASE_URL',
      'PUBLIC_URL',
      'SMTP_URL',
      'MAIL_FROM',
      'TRUSTED_PROXIES',
      'SECRET_FILE',
      'DEMO',
      'LOG_LEVEL',
      'CALENDAR_HOSTS',
      'METRICS_TOKEN',
    ]
    expect(readConfig(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(readConfig({}))
  })
})

describe('the demo is on by itself', () => {
  test.each(['127.0.0.1', 'localhost', '::1'])('on loopback, %s', (HOST) => {
    expect(readConfig({ HOST }).demo).toBe(true)
  })

  test.each(['0.0.0.0', '::', '192.168.1.5', 'sportello.example'])('and nowhere else, as on %s', (HOST) => {
    expect(readConfig({ HOST }).demo).toBe(false)
  })

  test('unless somebody says so', () => {
    expect(readConfig({ HOST: '0.0.0.0', DEMO: 'on' }).demo).toBe(true)
    expect(readConfig({ DEMO: 'off' }).demo).toBe(false)
  })
})

describe('the address for people', () => {
  test.each([
    [{ HOST: '192.168.1.5', PORT: '8080' }, 'http://192.168.1.5:8080'],
    [{ HOST: '::', PORT: '8080' }, 'http://[::]:8080'],
    [{ PUBLIC_URL: 'https://sportello.example/' }, 'https://sportello.example'],
  ])('follows from %j', (variables, publicUrl) => {
    const config = readConfig(variables)
    expect(config.publicUrl).toBe(publicUrl)
    expect(() => new URL(config.publicUrl)).not.toThrow()
  })

  test('gives mail its sender', () => {
    expect(readConfig({ PUBLIC_URL: 'https://sportello.example' }).mailFrom).toBe('sportello@sportello.example')
    expect(readConfig({ MAIL_FROM: 'desk@town.example' }).mailFrom).toBe('desk@town.example')
  })
})

test('requests are logged, but in the demo, where addresses and sign-ins should stay in sight', () => {
  expect(readConfig({ DEMO: 'off' }).logLevel).toBe('info')
  expect(readConfig({ DEMO: 'on', LOG_LEVEL: 'info' }).logLevel).toBe('info')
})

test.each(['C:\\desk\\sportello.db', './sportello.db', 'postgres://desk@db/sportello?sslmode=verify-full'])('%s is a database', (DATABASE_URL) => {
  expect(readConfig({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL)
})

test('secret and mails of a trial lie beside the database', () => {
  expect(readConfig({ DATABASE_URL: '/srv/desk/sportello.db' }).dataFolder).toBe('/srv/desk')
  expect(readConfig({ DATABASE_URL: 'postgres://desk@db/sportello' }).dataFolder).toBe('data')
})

describe('what is wrong is refused, and named:', () => {
  test.each([
    ['PORT', 'ninety'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PUBLIC_URL', 'sportello.example'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['PUBLIC_URL', 'ftp://sportello.example'],
    ['SMTP_URL', 'mail.example'],
    ['SMTP_URL', 'http://mail.example'],
    ['TRUSTED_PROXIES', 'banana'],
    ['TRUSTED_PROXIES', '10.0.0.0/40'],
    ['TRUSTED_PROXIES', '10.0.0.1, '.concat('10.0.0.300')],
    ['DEMO', 'perhaps'],
    ['LOG_LEVEL', 'loud'],
    ['METRICS_TOKEN', 'short'],
    ['DATABASE_URL', 'mysql://desk@db/sportello'],
    ['DATABASE_URL', 'file:data/sportello.db'],
    // it would take the place of the settings that keep a commit, its time limits too
    ['DATABASE_URL', 'postgres://desk@db/sportello?options=-c%20synchronous_commit%3Doff'],
    ['DATABASE_URL', 'postgresql://desk@db/sportello?sslmode=require&options=x'],
  ])('%s=%s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError)
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(name))
  })

  test('all of it at once', () => {
    expect(() => readConfig({ PORT: 'x', DEMO: 'y', PUBLIC_URL: 'z' })).toThrow(/PORT[\s\S]*PUBLIC_URL[\s\S]*DEMO/)
  })

  test('and what is wrong is not repeated: a password may stand in it', () => {
    expect(() => readConfig({ SMTP_URL: 'http://user:hunter2@mail.example' })).toThrow(/^(?![\s\S]*hunter2)/)
  })
})

test.each(['smtp://127.0.0.1:2525', 'smtps://user:secret@mail.example'])('mail goes out through %s', (SMTP_URL) => {
  expect(readConfig({ SMTP_URL }).smtpUrl).toBe(SMTP_URL)
})

test('proxies are addresses and nets of both kinds', () => {
  expect(readConfig({ TRUSTED_PROXIES: ' 10.0.0.1, 172.16.0.0/12 ,fd00::/8,::1' }).trustedProxies).toEqual([
    '10.0.0.1',
    '172.16.0.0/12',
    'fd00::/8',
    '::1',
  ])
})

describe('the secret', () => {
  const fresh = () => join(mkdtempSync(join(inject('runDirectory'), 'secret-')), 'deep', 'secret')

  test('is made at the first start, for this user alone, and stays', () => {
    const file = fresh()
    const made = readSecret(file, systemChance)
    expect(made.length).toBe(32)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readSecret(file, systemChance)).toEqual(made)
    expect(readFileSync(file, 'utf8')).toBe(made.toString('base64url'))
  })

  test.each(['', '\n', 'short', '!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!'])('that is %j would open every door, and is refused', (text) => {
    const file = fresh()
    readSecret(file, systemChance)
    writeFileSync(file, text)
    expect(() => readSecret(file, systemChance)).toThrow(ConfigError)
  })
})
