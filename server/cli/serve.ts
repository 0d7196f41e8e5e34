import type { Command } from 'commander'
import { serveUntilStopped } from '../serve.ts'

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('Serve until stopped: the same as npm start')
    .addHelpText('after', '\nExample:\n  PORT=8080 npm run sportello -- serve')
    .action(serveUntilStopped)
}
