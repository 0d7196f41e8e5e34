import type { Agenda } from '../../../shared/contracts/agenda.ts'

type Resource = Agenda['resources'][number]

/** Whose columns are shown: of a pool, of a kind of people, of one, or of everybody. */
export type Who = `pool:${string}` | `kind:${string}` | `one:${string}` | 'all'

/** What there is to choose from, the widest last: all columns at once fit on no screen. */
export function choicesOf(plan: Agenda): Who[] {
  const has = (kind: Resource['kind']) => plan.resources.some((resource) => resource.kind === kind)
  return [
    ...plan.pools.map((pool) => `pool:${pool.id}` as const),
    ...(has('professional') ? (['kind:professional'] as const) : []),
    ...(has('interpreter') ? (['kind:interpreter'] as const) : []),
    ...plan.resources.map((resource) => `one:${resource.id}` as const),
    'all',
  ]
}

export function columnsOf(plan: Agenda, who: Who): readonly Resource[] {
  const [by, id] = [who.slice(0, who.indexOf(':')), who.slice(who.indexOf(':') + 1)]
  if (by === 'pool') return plan.resources.filter((resource) => resource.poolId === id)
  if (by === 'kind') return plan.resources.filter((resource) => resource.kind === id)
  if (by === 'one') return plan.resources.filter((resource) => resource.id === id)
  return plan.resources
}

/** The only one that is shown, if it is one. */
export const onlyOne = (who: Who): string | null => (who.startsWith('one:') ? who.slice(4) : null)
