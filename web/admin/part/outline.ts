import { type Accessor, createResource } from 'solid-js'
import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import { Refusal } from '../../kit/api.ts'
import { readOutline } from './requests.ts'

export interface Outline {
  /** null until it has been read */
  readonly latest: Accessor<NetworkOutline | null>
  readonly refusal: Accessor<Refusal | null>
  readonly again: () => Promise<void>
}

/** The lists of what there is; read again after each change. */
export function createOutline(): Outline {
  const [outline, { refetch }] = createResource(readOutline)
  return {
    latest: () => (outline.error ? null : (outline.latest ?? null)),
    refusal: () => (outline.error instanceof Refusal ? outline.error : null),
    again: async () => void (await refetch()),
  }
}
