import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { exportNetwork } from '../../network/queries.ts'
import { CommandError } from '../command-error.ts'
import { type House, inHouse } from '../house.ts'
import { say } from '../terminal.ts'
import { readable } from './readable.ts'

export function addNetworkExport(network: Command): void {
  network
    .command('export')
    .description('Write the network into a file; "-" writes to standard output')
    .argument('<file>', 'where to; under "npm run" a relative path counts from the program’s folder')
    .option('-y, --yes', 'also over a file that is there')
    .addHelpText('after', '\nA file that is there already is left alone, unless you say --yes.\n\nExample:\n  npm run network -- export network.json')
    .action((path: string, { yes }: { yes?: true }) => inHouse((house) => exportTo(house, path, yes === true)))
}

async function exportTo({ database }: House, path: string, yes: boolean): Promise<void> {
  const file = await exportNetwork(database.reader)
  if (!file) throw new CommandError('There is no network in this database yet.', 'Import one, or set it up at /admin.')
  const text = `${readable(file)}\n`
  if (path === '-') return void process.stdout.write(text)
  try {
    writeFileSync(path, text, { flag: yes ? 'w' : 'wx' })
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST')
      throw new CommandError(`${path} cannot be written: ${(error as Error).message}.`, 'Name another file.')
    throw new CommandError(`${path} is there already.`, 'Name another file, or say --yes.')
  }
  say(`${path}: ${file.sites.length} sites, ${file.services.length} services, ${file.people.length} people.`)
}
