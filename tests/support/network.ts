import { type NetworkFile, networkFile } from '../../shared/contracts/network-file.ts'

const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** A Tuesday in Rome, 10:00 local, in winter: the tests' own today. */
export const tuesdayAtTen = '2026-03-10T09:00:00Z'

/**
 * A small town: a centre with two desks of one institution and one of another, a library without interpreters. Nadia speaks
 * Arabic 9–13 on site and 14–16 by phone or video, Bilal Bengali 10–12 on site.
 */
export function smallTown(): NetworkFile {
  return networkFile.parse({
    format: 'sportello-network/1',
    invented: false,
    name: 'Test town',
    zone: 'Europe/Rome',
    language: 'it',
    phone: '+39 0000 000',
    areas: [{ id: 'town', name: 'Town' }],
    institutions: [
      { id: 'comune', name: 'Comune' },
      { id: 'asl', name: 'ASL' },
    ],
    services: [
      service('permit', 'id-card', 30, { channels: ['onSite', 'phone', 'video'], bufferAfterMinutes: 5 }),
      service('card', 'heart-pulse', 10, {}),
      service('lawyer', 'scale', 30, { walkIn: false, extra: [{ role: 'lawyer' }] }),
    ],
    sites: [
      {
        id: 'centre',
        area: 'town',
        name: 'Centre',
        address: 'Via Prova 1',
        city: 'Town',
        series: 'A',
        hours: [{ on: [...everyDay], from: '08:00', to: '18:00' }],
        pools: [
          {
            id: 'comune-pool',
            institution: 'comune',
            name: 'Immigrazione',
            languages: ['it', 'en'],
            desks: [
              { id: 'desk-1', label: '1' },
              { id: 'desk-2', label: '2' },
            ],
            services: ['permit', 'lawyer'],
          },
          { id: 'asl-pool', institution: 'asl', name: 'Salute', languages: ['it'], desks: [{ id: 'desk-3', label: '3' }], services: ['card'] },
        ],
      },
      {
        id: 'library',
        area: 'town',
        name: 'Library',
        address: 'Via Libri 2',
        city: 'Town',
        series: 'B',
        hours: [{ on: [...everyDay], from: '09:00', to: '13:00' }],
        pools: [
          {
            id: 'library-pool',
            institution: 'comune',
            name: 'Sportello',
            languages: ['it'],
            desks: [{ id: 'library-1', label: '1' }],
            services: ['permit'],
          },
        ],
      },
    ],
    people: [
      {
        id: 'nadia',
        kind: 'interpreter',
        name: 'Nadia K.',
        roles: ['interpreter'],
        languages: ['ar', 'fr'],
        windows: [
          { on: [...everyDay], from: '09:00', to: '13:00', site: 'centre' },
          { on: [...everyDay], from: '14:00', to: '16:00', site: 'centre', channels: ['phone', 'video'] },
        ],
      },
      {
        id: 'bilal',
        kind: 'interpreter',
        name: 'Bilal H.',
        roles: ['interpreter'],
        languages: ['bn'],
        windows: [{ on: [...everyDay], from: '10:00', to: '12:00', site: 'centre' }],
      },
      {
        id: 'giulia',
        kind: 'professional',
        name: 'Giulia M.',
        roles: ['lawyer'],
        languages: ['it'],
        windows: [{ on: [...everyDay], from: '09:00', to: '12:00', site: 'centre' }],
      },
    ],
  })
}

interface Extra {
  channels?: string[]
  bufferAfterMinutes?: number
  walkIn?: boolean
  extra?: { role: string }[]
}

function service(
  id: string,
  icon: string,
  durationMinutes: number,
  { channels = ['onSite'], bufferAfterMinutes = 0, walkIn = true, extra = [] }: Extra,
) {
  const text = (name: string) => ({
    name,
    summary: `${name}.`,
    forWhom: 'Per tutti.',
    documents: ['Passaporto'],
    answerSheet: 'Guardare il passaporto.',
  })
  return {
    id,
    lifeArea: 'permits',
    icon,
    durationMinutes,
    bufferAfterMinutes,
    stepMinutes: durationMinutes,
    noticeMinutes: 0,
    horizonDays: 30,
    channels,
    walkIn,
    requirements: [{ role: 'desk' }, { role: 'interpreter', condition: 'language' }, ...extra],
    texts: { it: text(`${id} it`), en: text(`${id} en`), ar: text(`${id} ar`), bn: text(`${id} bn`) },
  }
}
