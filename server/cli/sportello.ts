import { beginProcess } from '../begin.ts'

beginProcess()
const { runCommand } = await import('./program.ts')
await runCommand(process.argv.slice(2))
