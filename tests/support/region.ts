import { type NetworkFile, networkFile } from '../../shared/contracts/network-file.ts'
import { smallTown } from './network.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const

/** As large as a region gets: 35 areas, 200 sites with five desks each in two pools, and 600 people who come to them. */
export function region(): NetworkFile {
  const { services, ...town } = smallTown()
  const areas = Array.from({ length: 35 }, (_, at) => ({ id: `area-${at}`, name: `Area ${at}` }))
  const institutions = Array.from({ length: 8 }, (_, at) => ({ id: `institution-${at}`, name: `Institution ${at}` }))
  const offered = Array.from({ length: 20 }, (_, at) => ({ ...services[at % 3]!, id: `service-${at}` }))
  const sites = Array.from({ length: 200 }, (_, at) => site(at))
  const people = Array.from({ length: 600 }, (_, at) => person(at))
  return networkFile.parse({ ...town, areas, institutions, services: offered, sites, people })
}

const site = (at: number) => ({
  id: `site-${at}`,
  area: `area-${at % 35}`,
  name: `Site ${at}`,
  address: `Via ${at}`,
  city: `City ${at}`,
  holidays: 'IT',
  hours: [
    { on: weekdays, from: '09:00', to: '13:00' },
    { on: ['tue', 'thu'], from: '14:00', to: '18:00' },
  ],
  exceptions: Array.from({ length: 10 }, (_, month) => ({ fromDay: day(month, 3), toDay: day(month, 4), reason: 'Closed' })),
  pools: [0, 1].map((pool) => ({
    id: `site-${at}-pool-${pool}`,
    institution: `institution-${(at + pool) % 8}`,
    name: `Pool ${pool}`,
    languages: ['it', 'en'],
    desks: Array.from({ length: pool === 0 ? 3 : 2 }, (_, desk) => ({ id: `site-${at}-desk-${pool}-${desk}`, label: `${pool}${desk}` })),
    services: Array.from({ length: 5 }, (_, service) => `service-${(at + pool * 5 + service) % 20}`),
  })),
})

const person = (at: number) => ({
  id: `person-${at}`,
  kind: at % 4 === 0 ? 'professional' : 'interpreter',
  name: `Person ${at}`,
  roles: [at % 4 === 0 ? 'lawyer' : 'interpreter'],
  languages: [['ar', 'bn', 'fr', 'ur'][at % 4]],
  windows: weekdays.map((on, index) => ({ on: [on], from: '09:00', to: '12:00', site: `site-${(at + index * 40) % 200}` })),
  exceptions: [{ site: `site-${at % 200}`, fromDay: day(5, 1), toDay: day(5, 20), reason: 'Holiday' }],
})

const day = (month: number, date: number): string => `2026-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`
