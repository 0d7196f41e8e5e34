import type { Command } from 'commander'
import { serveUntilStopped } from '../serve.ts'

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('Serve until stopped: the same as npm start')
    .addHelpText(
      'after',
      '\nCtrl-C or SIGTERM stops it: what is under way is answered first. On an empty\ndatabase it prints the address at which everything is set up.\n\nExample:\n  PORT=8080 npm run sportello -- serve',
    )
    .action(serveUntilStopped)
}
