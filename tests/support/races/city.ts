import { type NetworkFile, networkFile } from '../../../shared/contracts/network-file.ts'

const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const allDay = { on: [...everyDay], from: '08:00', to: '18:00' }

export interface City {
  readonly languages: readonly string[]
  readonly interpretersEach: number
  readonly frontDesks?: number
  /** between the two sites; none: nobody has said */
  readonly travelMinutes?: number
}

/** By language: `ar-1`, `ar-2` … */
export const interpreterId = (language: string, number: number): string => `${language}-${number}`

/**
 * Two sites that share their interpreters and one lawyer, eight desks in three pools and two in a fourth; services whose visits
 * last 10 to 45 minutes, with buffers, at starts 5 to 30 minutes apart, in pools that overlap.
 */
export function city({ languages, interpretersEach, frontDesks = 4, travelMinutes }: City): NetworkFile {
  return networkFile.parse({
    format: 'sportello-network/1',
    name: 'City',
    zone: 'Europe/Rome',
    language: 'it',
    areas: [{ id: 'city', name: 'City' }],
    institutions: [{ id: 'comune', name: 'Comune' }],
    services: [
      service('permit', { durationMinutes: 30, bufferAfterMinutes: 5, stepMinutes: 15 }),
      service('card', { durationMinutes: 10, stepMinutes: 5 }),
      service('family', { durationMinutes: 45, bufferBeforeMinutes: 5, stepMinutes: 15 }),
      service('lawyer', { durationMinutes: 30, stepMinutes: 30, requirements: [{ role: 'lawyer' }] }),
    ],
    sites: [
      site('square', 'A', [
        pool('front', frontDesks, ['it', 'en'], ['permit', 'card']),
        pool('families', 2, ['it', 'fr'], ['family', 'permit']),
        pool('rights', 2, ['it'], ['lawyer', 'card']),
      ]),
      site('library', 'B', [pool('library', 2, ['it'], ['permit', 'card'])]),
    ],
    travel: travelMinutes === undefined ? [] : [{ from: 'square', to: 'library', minutes: travelMinutes }],
    people: [
      ...languages.flatMap((language) => Array.from({ length: interpretersEach }, (_, index) => interpreter(language, index + 1))),
      { id: 'giulia', kind: 'professional', name: 'Giulia M.', roles: ['lawyer'], windows: [{ ...allDay, site: 'square' }] },
    ],
  })
}

/** Minutes of each service, for a race that chooses starts without asking the server. */
export const stepMinutesOf = { permit: 15, card: 5, family: 15, lawyer: 30 } as const
export type CityService = keyof typeof stepMinutesOf
export const servicesAt = { square: ['permit', 'card', 'family', 'lawyer'], library: ['permit', 'card'] } as const satisfies Record<
  string,
  CityService[]
>
export type CitySite = keyof typeof servicesAt

const opensAtUtc = 7
export const openMinutes = 600
const dayMs = 86_400_000
const tomorrow = Date.UTC(2026, 2, 11)

/** A start so many minutes after the opening of the day after the tests' own today, on the grid of the service. */
export function startAt(service: CityService, day: number, minute: number): string {
  const step = stepMinutesOf[service]
  return new Date(tomorrow + day * dayMs + (opensAtUtc * 60 + Math.floor(minute / step) * step) * 60_000).toISOString()
}

interface Visit {
  readonly durationMinutes: number
  readonly stepMinutes: number
  readonly bufferBeforeMinutes?: number
  readonly bufferAfterMinutes?: number
  readonly requirements?: readonly { role: string }[]
}

function service(id: string, { requirements = [], ...visit }: Visit) {
  return {
    id,
    lifeArea: 'permits',
    icon: 'id-card',
    ...visit,
    noticeMinutes: 0,
    horizonDays: 14,
    channels: ['onSite'],
    walkIn: true,
    requirements: [{ role: 'desk' }, { role: 'interpreter', condition: 'language' }, ...requirements],
    texts: { it: { name: id, summary: '', forWhom: '', documents: [] } },
  }
}

const site = (id: string, series: string, pools: readonly object[]) => ({
  id,
  area: 'city',
  name: id,
  address: 'Via Prova 1',
  city: 'City',
  series,
  // the weights that make people be passed as often as the promise allows
  queue: { preset: 'appointmentsFirst' },
  hours: [allDay],
  pools,
})

const pool = (id: string, desks: number, languages: readonly string[], services: readonly CityService[]) => ({
  id: `${id}-pool`,
  institution: 'comune',
  name: id,
  languages,
  desks: Array.from({ length: desks }, (_, index) => ({ id: `${id}-${index + 1}`, label: `${id.slice(0, 3)}${index + 1}` })),
  services,
})

const interpreter = (language: string, number: number) => ({
  id: interpreterId(language, number),
  kind: 'interpreter',
  name: interpreterId(language, number),
  languages: [language],
  windows: [
    { ...allDay, site: 'square' },
    { ...allDay, site: 'library' },
  ],
})
