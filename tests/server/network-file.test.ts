import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { networkFile } from '../../shared/contracts/network-file.ts'
import { smallTown } from '../support/network.ts'

const complaints = (file: unknown): string[] => {
  const parsed = networkFile.safeParse(file)
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
}

describe('a network file', () => {
  test('the demo network and a small town are whole', () => {
    const demo = JSON.parse(readFileSync(new URL('../../server/network/demo-network.json', import.meta.url), 'utf8'))
    expect(complaints(demo)).toEqual([])
    expect(complaints(smallTown())).toEqual([])
  })

  test('what does not exist, stands twice or ends before it begins is named', () => {
    const file = smallTown()
    const [centre, library] = file.sites
    const broken = {
      ...file,
      sites: [
        { ...centre!, area: 'nowhere', hours: [{ on: ['mon'], from: '18:00', to: '08:00' }] },
        { ...library!, id: 'centre', pools: [{ ...library!.pools[0]!, services: ['flying'] }] },
      ],
    }
    expect(complaints(broken)).toEqual(
      expect.arrayContaining([
        'sites.0.area unknown: nowhere',
        'sites.1.pools.0.services.0 unknown: flying',
        'sites.1.id twice: centre',
        'sites.0.hours.0.to backwards: 18:00 – 08:00',
      ]),
    )
  })

  test('a time zone that does not exist is refused', () => {
    expect(complaints({ ...smallTown(), zone: 'Europe/Atlantis' })).toEqual(['zone an IANA time zone, Europe/Rome'])
  })
})
