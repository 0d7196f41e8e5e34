import { beginProcess } from './begin.ts'

beginProcess()
const { serveUntilStopped } = await import('./serve.ts')
await serveUntilStopped()
