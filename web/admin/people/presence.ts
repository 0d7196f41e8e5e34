import { type HoursWindow, seasonsOf, weekIn, withWeek } from '../../../shared/domain/week-hours.ts'
import type { Person } from './person.ts'

type Window = Person['windows'][number]
export type Channel = Window['channels'][number]

/** Somebody is at a site for some channels; each such pair has a week of its own. */
export interface Presence {
  readonly site: string
  readonly channels: readonly Channel[]
}

export const channels = ['onSite', 'phone', 'video'] as const satisfies readonly Channel[]

export const keyOf = ({ site, channels: own }: Presence): string => `${site} ${channels.filter((channel) => own.includes(channel)).join(' ')}`

/** In the order in which they first stand. */
export function presencesOf(windows: readonly Window[]): Presence[] {
  const found = new Map(windows.map((window) => [keyOf(window), { site: window.site, channels: window.channels }]))
  return [...found.values()]
}

export const windowsOf = (windows: readonly Window[], presence: Presence): HoursWindow[] =>
  windows.filter((window) => keyOf(window) === keyOf(presence)).map(({ site, channels: own, ...window }) => window)

/** The same with other hours for one presence. */
export const withPresence = (windows: readonly Window[], presence: Presence, hours: readonly HoursWindow[]): Window[] => [
  ...windows.filter((window) => keyOf(window) !== keyOf(presence)),
  ...hours.map((window) => ({ ...window, site: presence.site, channels: [...presence.channels] })),
]

/** The hours of one presence become those of another; where that has hours already, both hold. */
export function withOther(windows: readonly Window[], from: Presence, to: Presence): Window[] {
  const both = [...windowsOf(windows, from), ...windowsOf(windows, to)]
  const joined = seasonsOf(both).reduce<HoursWindow[]>((hours, season) => withWeek(hours, season, weekIn(both, season)), [])
  return withPresence(withPresence(windows, from, []), to, joined)
}

export const shareChannel = (one: Presence, other: Presence): boolean => one.channels.some((channel) => other.channels.includes(channel))
