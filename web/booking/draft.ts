import { batch, createSignal, type Signal } from 'solid-js'
import type { Held } from '../../shared/contracts/appointments.ts'
import type { Service } from '../../shared/contracts/network.ts'
import type { Slot } from '../../shared/contracts/slots.ts'

export type Channel = Service['channels'][number]
export const requesterKinds = ['person', 'company', 'office'] as const
export type RequesterKind = (typeof requesterKinds)[number]

/** A kept slot, by this device's clock: phones are often minutes off. */
export interface Hold extends Pick<Held, 'appointmentId' | 'token' | 'start'> {
  readonly until: number
}

/** What the person has said so far. */
export interface Draft {
  serviceId: string | null
  siteId: string | null
  channel: Channel | null
  /** a language tag, or that none is needed; null: not asked yet */
  interpreter: string | 'none' | null
  slot: Slot | null
  hold: Hold | null
  /** one key for one sending of one hold: sent twice, it books once */
  key: string
  details: string
  /** for whom they ask */
  requesterKind: RequesterKind
  organisation: string
  givenName: string
  familyName: string
  email: string
  phone: string
  /** the summary has been seen: a change leads back to it */
  checked: boolean
}

/** Where a booking ended: enough to show it again after a reload. */
export interface Done {
  readonly id: string
  readonly token: string
  readonly email: string
}

const empty: Draft = {
  serviceId: null,
  siteId: null,
  channel: null,
  interpreter: null,
  slot: null,
  hold: null,
  key: '',
  details: '',
  requesterKind: 'person',
  organisation: '',
  givenName: '',
  familyName: '',
  email: '',
  phone: '',
  checked: false,
}

// The tab remembers and forgets with the tab: what is typed at a library's computer is gone when it is closed.
const storage = { draft: 'sportello.booking', done: 'sportello.booked' }

const [draft, setDraft] = createFields<Draft>({ ...empty, ...recall<Draft>(storage.draft) })
const [done, setDone] = createSignal(recall<Done>(storage.done))

export { done, draft }

export function change(patch: Partial<Draft>): void {
  setDraft(patch)
  keep(storage.draft, draft)
}

/** Another need or place: the slot no longer fits. */
export const changeNeed = (patch: Pick<Partial<Draft>, 'serviceId' | 'siteId' | 'channel' | 'interpreter'>): void => change({ ...patch, slot: null })

export function finish(result: Done): void {
  keep(storage.done, result)
  setDone(result)
  change({ ...empty })
}

export function startAgain(): void {
  sessionStorage.removeItem(storage.done)
  setDone(null)
  change({ ...empty })
}

/** What was typed for a company does not go along when somebody asks for themselves after all. */
export const organisationOf = (one: Pick<Draft, 'requesterKind' | 'organisation'>): string =>
  one.requesterKind === 'person' ? '' : one.organisation.trim()

/** A signal behind each field: 2 kB less on a phone than a store. */
function createFields<T extends object>(first: T): [Readonly<T>, (patch: Partial<T>) => void] {
  const fields = Object.fromEntries(Object.entries(first).map(([name, value]) => [name, createSignal(value)])) as { [K in keyof T]: Signal<T[K]> }
  const view = {} as T
  for (const name of Object.keys(first) as (keyof T)[]) Object.defineProperty(view, name, { enumerable: true, get: fields[name][0] })
  const set = (patch: Partial<T>) =>
    batch(() => Object.entries(patch).forEach(([name, value]) => void fields[name as keyof T][1](() => value as T[keyof T])))
  return [view, set]
}

function recall<T>(key: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as T | null
  } catch {
    return null
  }
}

/** Without storage (private windows of old phones) the booking still works, only a reload forgets it. */
function keep(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value))
  } catch {}
}
