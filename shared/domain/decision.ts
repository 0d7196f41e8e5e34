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
  /** where there is more to say than the code: which fields, and what was expected there */
  readonly fields?: readonly RefusedField[]
}

export interface RefusedField {
  readonly path: string
  /** a name or what is written there; with `check`, it is put into the sentence of that check (`network-check.json`) */
  readonly expected: string
  readonly check?: string
  /** what is wrong with its shape: a sentence of `field.json`, with the limit it speaks of */
  readonly shape?: { readonly key: string; readonly n: number }
}

export const accepted = <T>(value: T): Accepted<T> => ({ ok: true, value })
export const refused = (code: RefusalCode, fields?: readonly RefusedField[]): Refused => ({ ok: false, code, ...(fields ? { fields } : {}) })
