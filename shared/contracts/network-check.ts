import type { NetworkFile } from './network-file.ts'

/** What only a whole network can say, of its parts and of rights at its sites. Each has a text in every language (`shared/text/<language>/network-check.json`). */
export const networkChecks = [
  'unknown',
  'twice',
  'labelTwice',
  'backwards',
  'halfTimes',
  'overlaps',
  'noSuchDay',
  'taken',
  'otherId',
  'nowhere',
  'wholeSite',
  'noAddress',
] as const
export type NetworkCheck = (typeof networkChecks)[number]

/** `path` leads through the file; `value` is what is written there. */
export interface Complaint {
  readonly path: readonly (string | number)[]
  readonly check: NetworkCheck
  readonly value: string
}

type Whole = Pick<NetworkFile, 'areas' | 'institutions' | 'services' | 'sites' | 'people' | 'travel'>
type Site = Whole['sites'][number]
type Person = Whole['people'][number]
type Window = Site['hours'][number] & Partial<Pick<Person['windows'][number], 'site' | 'channels'>>
type Exception = Site['exceptions'][number]

/**
 * Every id that is spoken of exists, once; no window ends before it begins or lies over another of its owner, channel and site. At
 * two sites somebody may be had in the same hours: what is planned at one, and the way, say when they are not at the other.
 */
export function complaintsOf(file: Whole): Complaint[] {
  return [
    ...unknownIds(file),
    ...idsTwice(file),
    ...file.sites.flatMap((site, index) => siteComplaints(site, ['sites', index])),
    ...file.people.flatMap((person, index) => ownerComplaints(person.windows, person.exceptions, 'windows', ['people', index])),
  ]
}

type Path = Complaint['path']
type Said = readonly [value: string, ...path: Path]

function unknownIds({ areas, institutions, services, sites, people, travel }: Whole): Complaint[] {
  const pools = sites.flatMap((site, at) => site.pools.map((pool, index) => ({ pool, path: ['sites', at, 'pools', index] as const })))
  const site = idsOf(sites)
  return [
    ...unknownIn(
      idsOf(areas),
      sites.map(({ area }, index) => [area, 'sites', index, 'area']),
    ),
    ...unknownIn(
      idsOf(institutions),
      pools.map(({ pool, path }) => [pool.institution, ...path, 'institution']),
    ),
    ...unknownIn(
      idsOf(services),
      pools.flatMap(({ pool, path }) => pool.services.map((each, index) => [each, ...path, 'services', index] as const)),
    ),
    ...unknownIn(
      site,
      people.flatMap((person, at) => [
        ...person.windows.map((window, index) => [window.site, 'people', at, 'windows', index, 'site'] as const),
        ...person.exceptions.map((exception, index) => [exception.site, 'people', at, 'exceptions', index, 'site'] as const),
      ]),
    ),
    ...unknownIn(
      site,
      travel.flatMap(({ from, to }, index) => [[from, 'travel', index, 'from'] as const, [to, 'travel', index, 'to'] as const]),
    ),
  ]
}

const idsOf = (list: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(list.map((each) => each.id))

const unknownIn = (known: ReadonlySet<string>, said: readonly Said[]): Complaint[] =>
  said.filter(([value]) => !known.has(value)).map(([value, ...path]) => ({ path, check: 'unknown', value }))

function idsTwice({ areas, institutions, services, sites, people, travel }: Whole): Complaint[] {
  const listed = (name: string, list: readonly { readonly id: string }[]): Said[] => list.map(({ id }, index) => [id, name, index, 'id'])
  const pools = sites.flatMap((site, at) => site.pools.map((pool, index) => ({ pool, path: ['sites', at, 'pools', index] as const })))
  const desks = pools.flatMap(({ pool, path }) => pool.desks.map(({ id }, index): Said => [id, ...path, 'desks', index, 'id']))
  const alone = [listed('areas', areas), listed('institutions', institutions), listed('services', services), listed('sites', sites)]
  return [
    ...alone,
    pools.map(({ pool, path }): Said => [pool.id, ...path, 'id']),
    // Desks and people are resources alike
    [...desks, ...listed('people', people)],
    travel.map(({ from, to }, index): Said => [`${from} ${to}`, 'travel', index]),
    ...sites.flatMap((site, at) =>
      site.pools.map((pool, index) => pool.services.map((id, each): Said => [id, 'sites', at, 'pools', index, 'services', each])),
    ),
    ...services.map(({ requirements }, at) => requirements.map(({ role }, index): Said => [role, 'services', at, 'requirements', index, 'role'])),
  ].flatMap((said) => repeatedIn('twice', said))
}

/** Each place where it stands: whoever has written one of them can mend it there. */
const repeatedIn = (check: NetworkCheck, said: readonly Said[]): Complaint[] =>
  [...Map.groupBy(said, ([value]) => value).values()]
    .filter((places) => places.length > 1)
    .flatMap((places) => places.map(([value, ...path]) => ({ path, check, value })))

function siteComplaints(site: Site, path: Path): Complaint[] {
  const labels = site.pools.flatMap((pool, at) => pool.desks.map(({ label }, index): Said => [label, ...path, 'pools', at, 'desks', index, 'label']))
  const patronDay = site.patronDay !== undefined && !isDayOfYear(site.patronDay) ? [site.patronDay] : []
  return [
    ...ownerComplaints(site.hours, site.exceptions, 'hours', path),
    ...repeatedIn('labelTwice', labels),
    ...placeComplaints(site, path),
    ...patronDay.map((value): Complaint => ({ path: [...path, 'patronDay'], check: 'noSuchDay', value })),
  ]
}

/** A site that stays where it is must be found; one that drives has its stops, one at a distance needs no door. */
const placeComplaints = (site: Site, path: Path): Complaint[] =>
  site.kind === 'fixed'
    ? (['address', 'city'] as const)
        .filter((field) => !site[field].trim())
        .map((field) => ({ path: [...path, field], check: 'noAddress', value: site.name }))
    : []

/** 29 February is one: the saint's day of some years. */
function isDayOfYear(day: string): boolean {
  const [month, date] = day.split('-').map(Number)
  return new Date(Date.UTC(2028, month! - 1, date!)).getUTCMonth() === month! - 1
}

function ownerComplaints(windows: readonly Window[], exceptions: readonly Exception[], name: string, path: Path): Complaint[] {
  return [
    ...windows.flatMap((window, index) => backwards(window.from, window.to, [...path, name, index, 'to'])),
    ...windows.flatMap(({ validFrom, validTo }, index) => backwards(validFrom, validTo, [...path, name, index, 'validTo'], true)),
    ...exceptions.flatMap((exception, index) => exceptionComplaints(exception, [...path, 'exceptions', index])),
    ...overlapping(windows).map(({ index, value }): Complaint => ({ path: [...path, name, index], check: 'overlaps', value })),
  ]
}

function exceptionComplaints({ fromDay, toDay, from, to }: Exception, path: Path): Complaint[] {
  const half: Complaint[] =
    (from === undefined) === (to === undefined)
      ? []
      : [{ path: [...path, from === undefined ? 'from' : 'to'], check: 'halfTimes', value: from ?? to ?? '' }]
  return [...backwards(fromDay, toDay, [...path, 'toDay'], true), ...backwards(from, to, [...path, 'to']), ...half]
}

/** Times and days compare as they are written. */
const backwards = (from: string | undefined, to: string | undefined, path: Path, mayBeEqual = false): Complaint[] =>
  from === undefined || to === undefined || from < to || (mayBeEqual && from === to) ? [] : [{ path, check: 'backwards', value: `${from} – ${to}` }]

interface Span {
  readonly index: number
  readonly group: string
  readonly window: Window
}

function overlapping(windows: readonly Window[]): { index: number; value: string }[] {
  const spans = windows.flatMap((window, index): Span[] =>
    window.on.flatMap((weekday) =>
      (window.channels ?? ['']).map((channel) => ({ index, group: `${weekday} ${channel} ${window.site ?? ''}`, window })),
    ),
  )
  const found = new Map<number, string>()
  for (const group of Map.groupBy(spans, (span) => span.group).values()) {
    for (const [at, { index, window }] of group.entries()) {
      const other = group.slice(0, at).find((earlier) => overlap(earlier.window, window))
      if (other && !found.has(index)) found.set(index, `${other.window.from} – ${other.window.to}`)
    }
  }
  return [...found].map(([index, value]) => ({ index, value }))
}

const overlap = (one: Window, other: Window): boolean =>
  one.from < other.to &&
  other.from < one.to &&
  (one.validFrom ?? '') <= (other.validTo ?? '9999') &&
  (other.validFrom ?? '') <= (one.validTo ?? '9999')
