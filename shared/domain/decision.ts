import type { RefusalCode } from '../contracts/refusal.ts'

/**
 * What a rule answers. A rule never throws: it accepts with a value, or refuses with a code of the closed list.
 */
export type Decision<T> = Accepted<T> | Refused

export interface Accepted<T> {
  readonly ok: true
  readonly value: T
}

export interface Refused {
  readonly ok: false
  readonly code: RefusalCode
}

export const accepted = <T>(value: T): Accepted<T> => ({ ok: true, value })
export const refused = (code: RefusalCode): Refused => ({ ok: false, code })
