import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import type { Part } from '../part/part.ts'
import type { PartValue } from '../part/value.ts'

export type Person = PartValue<'person'>

/** What each section of the form is given. */
export interface SectionProps {
  readonly part: Part<Person>
  readonly outline: NetworkOutline
}

export const blankPerson = (): Person => ({
  id: '',
  kind: 'interpreter',
  name: '',
  roles: [interpreterRole],
  languages: [],
  windows: [],
  exceptions: [],
})

export const interpreterRole = 'interpreter'

/** Whoever is an interpreter can be taken as one; a professional as what else they are. */
export const withKind = (roles: readonly string[], kind: Person['kind']): string[] => {
  const others = roles.filter((role) => role !== interpreterRole)
  return kind === 'interpreter' ? [interpreterRole, ...others] : others
}
