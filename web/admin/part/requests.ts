import type { NetworkChange, NetworkOutline, PartKind, Touched } from '../../../shared/contracts/network-changes.ts'
import { read, write } from '../../kit/api.ts'

export interface ReadPart<Value> {
  readonly version: string
  readonly value: Value
}

export const readOutline = (): Promise<NetworkOutline> => read<NetworkOutline>('/api/network/outline')

export const readPart = <Value>(kind: PartKind, id: string): Promise<ReadPart<Value>> =>
  read<ReadPart<Value>>(`/api/network/parts/${kind}/${encodeURIComponent(id)}`)

export const rehearse = (change: NetworkChange): Promise<Touched> => write<Touched>('/api/network/rehearse', { changes: [change] })

export const makeChange = (change: NetworkChange, seal: string): Promise<unknown> => write('/api/network/changes', { changes: [change], seal })
