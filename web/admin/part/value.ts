import type { NetworkChange, PartKind } from '../../../shared/contracts/network-changes.ts'

/** What one page edits, as the file of a network says it. */
export type PartValue<Kind extends PartKind> = NonNullable<Extract<NetworkChange, { kind: Kind }>['value']>
