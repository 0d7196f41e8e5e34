import type { Command } from 'commander'
import { rehearse } from '../../db/rehearse.ts'
import { importNetwork } from '../../network/import.ts'
import { inHouse } from '../house.ts'
import { orTell } from '../told.ts'
import { readNetworkFile } from './read-file.ts'
import { show } from './show.ts'

export function addNetworkDiff(network: Command): void {
  network
    .command('diff')
    .description('What an import of this file would add, change, take away and touch; nothing is changed')
    .argument('<file>', 'what "network export" writes')
    .addHelpText('after', '\nExample:\n  npm run network -- diff docs/networks/brescia.json')
    .action((path: string) => {
      const file = readNetworkFile(path)
      return inHouse(async ({ transact }) => show(orTell(await rehearse(transact, (tx) => importNetwork(tx, file, null)))))
    })
}
