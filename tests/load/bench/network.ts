import { type NetworkFile, networkFile } from '../../../shared/contracts/network-file.ts'

const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const allDay = { on: everyDay, from: '00:00', to: '24:00' }
const tenHours = { on: everyDay, from: '08:00', to: '18:00' }

type Site = NetworkFile['sites'][number]
type Person = NetworkFile['people'][number]

/** A region: twenty sites of ten desks and ten Arabic interpreters, open every day; a slot for a desk and an interpreter each half hour. */
export const bookingNetwork = (): NetworkFile =>
  network(
    Array.from({ length: 20 }, (_, at) => site(`site-${at}`, 10, [tenHours])),
    Array.from({ length: 20 }, (_, at) => people('interpreter', `site-${at}`, 10, ['ar'], tenHours)).flat(),
  )

/** Sites of eight desks that are open around the clock, with four Arabic and four Bengali interpreters each. */
export const callingNetwork = (sites: number): NetworkFile =>
  network(
    Array.from({ length: sites }, (_, at) => site(`site-${at}`, 8, [allDay])),
    Array.from({ length: sites }, (_, at) => [
      ...people('interpreter', `site-${at}`, 4, ['ar'], allDay),
      ...people('interpreter', `site-${at}`, 4, ['bn'], allDay),
    ]).flat(),
  )

/** Twenty staff in three roles at one site: seven desks, seven interpreters, six lawyers. */
export const slotsNetwork = (): NetworkFile =>
  network(
    [site('site-0', 7, [tenHours])],
    [...people('interpreter', 'site-0', 7, ['ar'], tenHours), ...people('professional', 'site-0', 6, [], tenHours)],
  )

const network = (sites: unknown[], persons: unknown[]): NetworkFile =>
  networkFile.parse({
    format: 'sportello-network/1',
    invented: true,
    name: 'Bench',
    zone: 'Europe/Rome',
    language: 'it',
    areas: [{ id: 'area', name: 'Area' }],
    institutions: [{ id: 'comune', name: 'Comune' }],
    services: [
      service('permit', 30, [{ role: 'desk' }, { role: 'interpreter', condition: 'language' }]),
      service('lawyer', 15, [{ role: 'desk' }, { role: 'interpreter', condition: 'language' }, { role: 'lawyer' }]),
    ],
    sites,
    people: persons,
  })

const service = (id: string, stepMinutes: number, requirements: unknown[]) => ({
  id,
  lifeArea: 'permits',
  icon: 'id-card',
  durationMinutes: 30,
  stepMinutes,
  noticeMinutes: 0,
  horizonDays: 60,
  channels: ['onSite'],
  walkIn: true,
  requirements,
  texts: { it: { name: id, summary: '', forWhom: '', documents: ['Passaporto'], answerSheet: '' } },
})

const site = (id: string, desks: number, hours: unknown[]): Partial<Site> & object => ({
  id,
  area: 'area',
  name: id,
  address: 'Via Prova 1',
  city: 'Prova',
  hours: hours as Site['hours'],
  pools: [
    {
      id: `${id}-pool`,
      institution: 'comune',
      name: 'Sportelli',
      languages: ['it'],
      desks: Array.from({ length: desks }, (_, at) => ({ id: `${id}-desk-${at + 1}`, label: String(at + 1) })),
      services: ['permit', 'lawyer'],
    },
  ],
})

const people = (kind: Person['kind'], at: string, count: number, languages: string[], window: unknown): object[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${at}-${kind}-${languages.join('')}${index + 1}`,
    kind,
    name: `${kind} ${index + 1}`,
    roles: [kind === 'interpreter' ? 'interpreter' : 'lawyer'],
    languages,
    windows: [{ ...(window as object), site: at }],
  }))
