import type { Command } from 'commander'
import { buildScreens } from '../pages/build-screens.ts'
import { say } from './terminal.ts'

export function addBuild(program: Command): void {
  program
    .command('build')
    .description('Build the screens now, so that a start need not write into the program’s folder')
    .addHelpText('after', '\nExample:\n  npm run build')
    .action(async () => say((await buildScreens()) ? 'Screens built.' : 'The screens are built from what is here.'))
}
