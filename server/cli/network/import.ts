import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import { rehearse } from '../../db/rehearse.ts'
import { importNetwork } from '../../network/import.ts'
import { CommandError } from '../command-error.ts'
import { type House, inHouse } from '../house.ts'
import { progressOf, say } from '../terminal.ts'
import { orTell } from '../told.ts'
import { readNetworkFile } from './read-file.ts'
import { isNothing, show } from './show.ts'

const details = `
The differences are shown first. All of it is made, or nothing. What is not in
the file is taken away; appointments that lose their desk or person are kept,
to be planned anew. A server that runs goes on with the new network within a
second. The way back: "network export" what there is before you import.

Examples:
  npm run network -- import docs/networks/brescia.json
  npm run network -- import network.json --yes`

export function addNetworkImport(network: Command): void {
  network
    .command('import')
    .description('Make the network what this file says')
    .argument('<file>', 'what "network export" writes; under "npm run" a relative path counts from the program’s folder')
    .option('-y, --yes', 'really do it, without being asked')
    .addHelpText('after', details)
    .action((path: string, { yes }: { yes?: true }) => inHouse((house) => importFile(house, path, yes === true)))
}

async function importFile({ transact }: House, path: string, yes: boolean): Promise<void> {
  const file = readNetworkFile(path)
  const rehearsed = orTell(await rehearse(transact, (tx) => importNetwork(tx, file, null, progressOf('Comparing'))))
  show(rehearsed)
  if (isNothing(rehearsed)) return
  if (!yes && !(await isMeant())) throw new CommandError('Nothing has been changed.', 'Say --yes if that is what you want.')
  orTell(await transact((tx) => importNetwork(tx, file, rehearsed.touched.seal, progressOf('Importing'))))
  say('The network is what the file says.')
}

async function isMeant(): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await asking.question('Import this? [y/N] ')
  asking.close()
  return /^y(es)?$/i.test(answer.trim())
}
