import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { networkFile } from '../../shared/contracts/network-file.ts'
import { smallTown } from '../support/network.ts'

const complaints = (file: unknown): string[] => {
  const parsed = networkFile.safeParse(file)
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message)
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
      expect.arrayContaining(['area nowhere does not exist', 'service flying does not exist', 'centre stands twice', '18:00 is not before 08:00']),
    )
  })

  test('a time zone that does not exist is refused', () => {
    expect(complaints({ ...smallTown(), zone: 'Europe/Atlantis' })).toEqual(['an IANA time zone, Europe/Rome'])
  })
})
