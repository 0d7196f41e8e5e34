import type { Command } from 'commander'
import { addNetworkDiff } from './network/diff.ts'
import { addNetworkExport } from './network/export.ts'
import { addNetworkImport } from './network/import.ts'

export function addNetwork(program: Command): void {
  const network = program.command('network').description('The whole network as one readable file: areas, sites, desks, services, people')
  for (const add of [addNetworkImport, addNetworkExport, addNetworkDiff]) add(network)
}
