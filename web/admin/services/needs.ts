import type { Service } from './texts/service-text.ts'

export type Requirement = Service['requirements'][number]
export type InterpreterNeed = 'never' | Requirement['condition']

const byName = (role: string) => (requirement: Requirement) => requirement.role === role

export const needsDesk = (list: readonly Requirement[]): boolean => list.some(byName('desk'))
export const interpreterNeed = (list: readonly Requirement[]): InterpreterNeed => list.find(byName('interpreter'))?.condition ?? 'never'

/** Named professionals, and whatever else somebody wrote into a network file. */
export const otherNeeds = (list: readonly Requirement[]): Requirement[] => list.filter(({ role }) => role !== 'desk' && role !== 'interpreter')

export function withDesk(list: readonly Requirement[], needed: boolean): Requirement[] {
  const rest = list.filter((each) => each.role !== 'desk')
  return needed ? [{ role: 'desk', count: 1, condition: 'always' }, ...rest] : rest
}

export function withInterpreter(list: readonly Requirement[], need: InterpreterNeed): Requirement[] {
  const rest = list.filter((each) => each.role !== 'interpreter')
  return need === 'never' ? rest : [...rest, { role: 'interpreter', count: 1, condition: need }]
}

export const withCount = (list: readonly Requirement[], role: string, count: number): Requirement[] =>
  list.map((each) => (each.role === role ? { ...each, count } : each))
export const without = (list: readonly Requirement[], role: string): Requirement[] => list.filter((each) => each.role !== role)
export const withRole = (list: readonly Requirement[], role: string): Requirement[] => [...list, { role, count: 1, condition: 'always' }]

/** Roles that have a word of ours; any other is shown as it was written. */
export const knownRoles = ['lawyer', 'social-worker', 'psychologist', 'doctor', 'teacher', 'job-counsellor'] as const
export type KnownRole = (typeof knownRoles)[number]
export const isKnownRole = (role: string): role is KnownRole => knownRoles.some((each) => each === role)
