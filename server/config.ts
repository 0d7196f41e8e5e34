import { isIP, isIPv6 } from 'node:net'
import { dirname } from 'node:path'
import { z } from 'zod'

/** All that the environment can say, read once and validated. `docs/operations.md` lists it. */
const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .default('data/sportello.db')
    .refine((url) => isPostgresUrl(url) || !/^[a-z][a-z0-9+.-]+:/i.test(url), 'expected a file, or postgres://user@host/database')
    .refine(
      (url) => !isPostgresUrl(url) || !setsOptions(url),
      'without "options": they would replace the settings that keep a booking. Use ALTER ROLE … SET',
    ),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().optional(),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((entry) => entry.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().refine(isAddressOrNet, 'expected addresses or nets, as in 10.0.0.1, fd00::/8'))),
  SECRET_FILE: z.string().default('data/secret'),
  DEMO: z.enum(['on', 'off', '']).default(''),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
  CALENDAR_HOSTS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((entry) => entry.trim().toLowerCase())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().regex(/^[a-z0-9.[\]:-]+$/, 'expected hosts, as in cloud.intranet.example:8443'))),
  METRICS_TOKEN: z.string().min(16, 'expected at least 16 characters').optional(),
})

/** Every variable there is. */
export const variableNames = Object.keys(environment.shape)

export interface Config {
  readonly port: number
  readonly host: string
  readonly databaseUrl: string
  /** beside the database: mails of a trial, and how to get into the demo */
  readonly dataFolder: string
  /** where people reach this server: in links, codes and the guard against cross-site requests */
  readonly publicUrl: string
  readonly smtpUrl: string | null
  readonly mailFrom: string
  readonly trustedProxies: readonly string[]
  readonly secretFile: string
  readonly demo: boolean
  readonly logLevel: string
  /** hosts of one's own net from which calendars may be read, in plain http too */
  readonly calendarHosts: readonly string[]
  /** what opens `/metrics`; without it, only this machine itself may look */
  readonly metricsToken: string | null
}

export const isPostgresUrl = (url: string): boolean => /^postgres(ql)?:/.test(url)

const setsOptions = (url: string): boolean => /[?&]options=/i.test(url)

function isAddressOrNet(entry: string): boolean {
  const [address = '', prefix] = entry.split('/')
  const bits = isIPv6(address) ? 128 : 32
  return isIP(address) !== 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits))
}

export class ConfigError extends Error {}

/** An empty variable is one that is not set. @throws ConfigError that names each variable that is wrong and what was expected. */
export function readConfig(variables: Record<string, string | undefined> = process.env): Config {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()))
  const parsed = environment.safeParse(set)
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  const given = parsed.data
  const loopback = ['127.0.0.1', 'localhost', '::1'].includes(given.HOST)
  const publicUrl = (given.PUBLIC_URL ?? addressAt(loopback ? 'localhost' : given.HOST, given.PORT)).replace(/\/$/, '')
  const demo = given.DEMO === '' ? loopback : given.DEMO === 'on'
  return {
    port: given.PORT,
    host: given.HOST,
    databaseUrl: given.DATABASE_URL,
    dataFolder: isPostgresUrl(given.DATABASE_URL) ? 'data' : dirname(given.DATABASE_URL),
    publicUrl,
    smtpUrl: given.SMTP_URL ?? null,
    mailFrom: given.MAIL_FROM ?? `sportello@${new URL(publicUrl).hostname}`,
    trustedProxies: given.TRUSTED_PROXIES,
    secretFile: given.SECRET_FILE,
    demo,
    // Addresses and sign-ins of the demo stay in sight
    logLevel: given.LOG_LEVEL ?? (demo ? 'warn' : 'info'),
    calendarHosts: given.CALENDAR_HOSTS,
    metricsToken: given.METRICS_TOKEN ?? null,
  }
}

/** For a program that we start: what this one was given, and more that must not stand in its command line. */
export const environmentWith = (more: Record<string, string>): Record<string, string | undefined> => ({ ...process.env, ...more })

export const addressAt = (host: string, port: number): string => `http://${isIPv6(host) ? `[${host}]` : host}:${port}`
