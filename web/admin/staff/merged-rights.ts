import type { StaffRight } from '../../../shared/contracts/staff-rights.ts'
import { merge } from '../../../shared/domain/merge.ts'

type Rights = readonly StaffRight[]

/** What two people made of the same rights: each right that one has added is there, and each that one has taken away is gone. */
export const mergedRights = (base: Rights, mine: Rights, theirs: Rights): StaffRight[] =>
  merge(base.map(named), mine.map(named), theirs.map(named)).value.map(({ right }) => right)

const named = (right: StaffRight) => ({ id: JSON.stringify(right), right })
