import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { networkFile } from '../../shared/contracts/network-file.ts'
import { atSite, type Role } from '../../shared/domain/actor.ts'
import { approveDevice } from '../devices/approve.ts'
import { requestPairing } from '../devices/request-pairing.ts'
import { orRefuse } from '../http/problem.ts'
import { loadNetwork } from '../network/load-network.ts'
import { addMembership } from '../staff/add-membership.ts'
import type { Opened } from '../start.ts'
import { addDemoDay } from './demo-day.ts'
import { addDemoPast } from './demo-past.ts'

export interface SignIn {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly role: Role
  readonly siteId: string | null
  /** the interpreter they are */
  readonly resourceId?: string
  /** may call somebody out of turn */
  readonly mayChoose?: boolean
}

/** What `data/demo.json` holds: how to get in everywhere. Staff and people of the demo are invented. */
export interface DemoAccess {
  readonly invented: true
  readonly signIns: readonly SignIn[]
  readonly devices: readonly { readonly kind: 'kiosk' | 'board'; readonly siteId: string; readonly path: string }[]
}

const people: readonly Omit<SignIn, 'password'>[] = [
  { name: 'Anna P. (demo)', email: 'anna@demo.example', role: 'clerk', siteId: 'centre', mayChoose: true },
  { name: 'Marco R. (demo)', email: 'marco@demo.example', role: 'clerk', siteId: 'centre' },
  { name: 'Sara L. (demo)', email: 'sara@demo.example', role: 'clerk', siteId: 'library' },
  { name: 'Rosa G. (demo)', email: 'rosa@demo.example', role: 'receptionist', siteId: 'centre' },
  { name: 'Youssef A. (demo)', email: 'youssef@demo.example', role: 'interpreter', siteId: null, resourceId: 'youssef-a' },
  { name: 'Paolo C. (demo)', email: 'paolo@demo.example', role: 'coordinator', siteId: 'centre' },
  { name: 'Elena M. (demo)', email: 'elena@demo.example', role: 'administrator', siteId: null },
]

/** Invented colleagues who have a desk open all day; nobody signs in as them. */
const colleagues = [
  { name: 'Luca B. (demo)', email: 'luca@demo.example', deskId: 'centre-desk-2' },
  { name: 'Irene T. (demo)', email: 'irene@demo.example', deskId: 'centre-desk-3' },
  { name: 'Omar Z. (demo)', email: 'omar@demo.example', deskId: 'centre-desk-6' },
  { name: 'Chiara V. (demo)', email: 'chiara@demo.example', deskId: 'centre-desk-7' },
  { name: 'Dario F. (demo)', email: 'dario@demo.example', deskId: 'centre-desk-8' },
] as const

const devices = [
  { kind: 'kiosk', siteId: 'centre' },
  { kind: 'board', siteId: 'centre' },
  { kind: 'kiosk', siteId: 'library' },
  { kind: 'board', siteId: 'library' },
  { kind: 'board', siteId: 'mobile' },
] as const

/** Loads the demo network into an empty database, adds some months of facts and a day around now, and answers how to get in. Null on a database that is in real use. */
export async function prepareDemo(opened: Opened): Promise<DemoAccess | null> {
  const { deps } = opened
  const file = join(deps.config.dataFolder, 'demo.json')
  mkdirSync(deps.config.dataFolder, { recursive: true })
  const existing = await deps.database.reader.selectFrom('network').select('invented').executeTakeFirst()
  if (existing && existing.invented === 0) return null
  if (!existing) await loadDemo(opened)
  const access = (await knownAccess(opened, file)) ?? (await createAccess(opened, file))
  await addDemoPast(deps)
  await addDemoDay(opened, colleagues)
  opened.onNewDay(() => void addDemoDay(opened, colleagues).catch((error) => deps.log.error({ err: error }, 'no demo day')))
  return access
}

async function loadDemo({ deps, reloadNetwork }: Opened) {
  const file = networkFile.parse(JSON.parse(readFileSync(new URL('../network/demo-network.json', import.meta.url), 'utf8')))
  orRefuse(await deps.transact((tx) => loadNetwork(tx, file)))
  await reloadNetwork()
}

/** The file may be of another database: it counts only when its first sign-in is known here. */
async function knownAccess({ deps }: Opened, file: string): Promise<DemoAccess | null> {
  if (!existsSync(file)) return null
  const access = JSON.parse(readFileSync(file, 'utf8')) as DemoAccess
  const known = await deps.database.reader
    .selectFrom('user')
    .select('id')
    .where('email', '=', access.signIns[0]?.email ?? '')
    .executeTakeFirst()
  const devicesKnown = await Promise.all(access.devices.map((device) => isPaired(deps.database.reader, deviceIdIn(device.path))))
  return known && devicesKnown.every(Boolean) ? access : null
}

const deviceIdIn = (path: string): string => path.split('device=')[1]?.split('.')[0] ?? ''

async function isPaired(reader: Opened['deps']['database']['reader'], deviceId: string): Promise<boolean> {
  return (await reader.selectFrom('device').select('id').where('id', '=', deviceId).where('revoked_at', 'is', null).executeTakeFirst()) !== undefined
}

async function createAccess(opened: Opened, file: string): Promise<DemoAccess> {
  const signIns: SignIn[] = []
  for (const person of people) signIns.push(await addPerson(opened, person))
  for (const { name, email } of colleagues) await addPerson(opened, { name, email, role: 'clerk', siteId: 'centre' })
  const paired: DemoAccess['devices'][number][] = []
  for (const device of devices) paired.push(await pairDevice(opened, device))
  const access: DemoAccess = { invented: true, signIns, devices: paired }
  writeFileSync(file, `${JSON.stringify(access, null, 2)}\n`, { mode: 0o600 })
  return access
}

async function addPerson({ deps }: Opened, person: Omit<SignIn, 'password'>): Promise<SignIn> {
  const password = deps.chance.token().slice(0, 16)
  const userId = await deps.auth.addStaff({ ...person, password })
  orRefuse(await deps.transact((tx) => addMembership(tx, userId, person)))
  return { ...person, password }
}

async function pairDevice({ deps }: Opened, { kind, siteId }: (typeof devices)[number]): Promise<DemoAccess['devices'][number]> {
  const asked = orRefuse(await deps.transact((tx) => requestPairing(tx, kind)))
  const demo = atSite('demo', siteId, 'administrator')
  orRefuse(
    await deps.transact((tx) =>
      approveDevice(tx, demo, { pairingCode: asked.pairingCode, siteId, name: `${kind} (demo)`, printer: kind === 'kiosk' }),
    ),
  )
  const token = `${asked.deviceId}.${deps.tokens.of('device', asked.deviceId)}`
  return { kind, siteId, path: `/${kind === 'kiosk' ? 'kiosk' : 'display'}#device=${token}` }
}
