import { describe, expect, test } from 'vitest'
import { atSite, roles, type Staff, theHouse } from '../../shared/domain/actor.ts'
import { faultOf, isInReach, type Places, type Right } from '../../shared/domain/rights.ts'
import { mayChange, type WantedChange } from '../../shared/domain/setup.ts'
import { type Stop, stopOn } from '../../shared/domain/stops.ts'

const coordinator = atSite('somebody', 'centre', 'coordinator')
const clerk = atSite('somebody', 'centre', 'clerk')
const site = (id: string, areaId = 'town'): Pick<WantedChange, 'kind' | 'id' | 'before' | 'after'> => ({
  kind: 'site',
  id,
  before: { areaId },
  after: { areaId },
})
const person = (before: string[] | null, after: string[] | null): WantedChange => ({
  kind: 'person',
  id: 'nadia',
  before: before && { siteIds: before },
  after: after && { siteIds: after },
})

describe('who may change what of the network', () => {
  test.each<[string, Staff, WantedChange, true | string]>([
    ['the site one leads', coordinator, site('centre'), true],
    ['the site next door', coordinator, site('library'), 'not_found'],
    ['the site one only works at', clerk, site('centre'), 'not_found'],
    ['a site that is new', coordinator, { ...site('new'), before: null }, 'not_allowed'],
    ['a site that shall go', coordinator, { ...site('centre'), after: null }, 'not_allowed'],
    ['a site into another area', coordinator, { ...site('centre'), after: { areaId: 'north' } }, 'not_allowed'],
    ['who comes to one’s site alone', coordinator, person(['centre'], ['centre']), true],
    ['who is new there', coordinator, person(null, ['centre']), true],
    ['who goes', coordinator, person(['centre'], null), true],
    ['who also comes next door', coordinator, person(['centre', 'library'], ['centre']), 'not_allowed'],
    ['who shall also go next door', coordinator, person(['centre'], ['centre', 'library']), 'not_allowed'],
    ['who comes next door alone', coordinator, person(['library'], ['library']), 'not_found'],
    ['who also comes next door, nowhere', coordinator, person(['centre', 'library'], []), 'not_allowed'],
    ['who comes nowhere', coordinator, person([], []), 'not_found'],
    ['who comes nowhere, to one’s own site', coordinator, person([], ['centre']), 'not_found'],
    ['who comes nowhere, away', coordinator, person([], null), 'not_found'],
    ['who shall come nowhere', coordinator, person(['centre'], []), 'network_invalid'],
    ['who is new and comes nowhere', coordinator, person(null, []), 'network_invalid'],
    ['who comes nowhere, for an administrator', theHouse, person([], []), true],
    ['what belongs to all', coordinator, { kind: 'service', id: 'permit', before: {}, after: {} }, 'not_allowed'],
    ['anything, for an administrator', theHouse, { kind: 'network', id: 'network', before: {}, after: {} }, true],
  ])('%s', (_, actor, change, expected) => {
    const decision = mayChange(actor, change)
    expect(decision.ok || decision.code).toBe(expected)
  })
})

describe('how far rights reach', () => {
  const right = (more: Partial<Right>): Right => ({
    role: 'clerk',
    siteId: null,
    areaId: null,
    institutionId: null,
    resourceId: null,
    mayChoose: false,
    ...more,
  })
  const places: Places = { ledAreas: new Set(['town']), sitesOfPerson: (id) => ({ nadia: ['centre'], bilal: ['centre', 'library'] })[id] ?? [] }

  test.each<[string, Staff, Right, boolean]>([
    ['at one’s own site', coordinator, right({ siteId: 'centre' }), true],
    ['as coordinator there', coordinator, right({ siteId: 'centre', role: 'coordinator' }), true],
    ['as administrator there', coordinator, right({ siteId: 'centre', role: 'administrator' }), false],
    ['next door', coordinator, right({ siteId: 'library' }), false],
    ['everywhere', coordinator, right({}), false],
    ['in an area one leads', coordinator, right({ areaId: 'town' }), true],
    ['in another area', coordinator, right({ areaId: 'north' }), false],
    ['at a site one only works at', clerk, right({ siteId: 'centre' }), false],
    ['of an interpreter who comes here alone', coordinator, right({ role: 'interpreter', resourceId: 'nadia' }), true],
    ['of an interpreter who also goes next door', coordinator, right({ role: 'interpreter', resourceId: 'bilal' }), false],
    ['of an interpreter who comes nowhere', coordinator, right({ role: 'interpreter', resourceId: 'farid' }), false],
    ['at one’s own site, of somebody who also goes next door', coordinator, right({ siteId: 'centre', resourceId: 'bilal' }), false],
    ['anything, for an administrator', theHouse, right({ role: 'administrator' }), true],
  ])('%s', (_, actor, given, expected) => {
    expect(isInReach(actor, given, places)).toBe(expected)
  })

  test('who leads leads the whole site, and is of no single institution', () => {
    const ofAsl = roles.filter((role) => faultOf(right({ role, siteId: 'centre', institutionId: 'asl' }))?.check === 'wholeSite')
    expect(ofAsl).toEqual(['coordinator', 'administrator'])
  })
})

test('a stop holds from its first minute to the one before its last, on each of its days', () => {
  const stop: Stop = { fromDay: '2026-03-10', toDay: '2026-03-11', fromMinute: 540, toMinute: 600, place: 'Station', address: null }
  const at = (day: string, minute: number) => stopOn([stop], day, minute)?.place
  expect([at('2026-03-10', 540), at('2026-03-11', 599), at('2026-03-10', 600), at('2026-03-10', 539), at('2026-03-12', 540)]).toEqual([
    'Station',
    'Station',
    undefined,
    undefined,
    undefined,
  ])
})
