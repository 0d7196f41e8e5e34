import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

export interface Served {
  readonly url: string
  /** from the command to the whole first page */
  readonly milliseconds: number
  stop(): Promise<void>
}

/** `npm start`, as somebody would type it, with a database of its own below `folder`. */
export async function npmStart(folder: string): Promise<Served> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: root,
    // A group of its own: npm does not hand a signal on to what it has started
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      PORT: String(port),
      DATABASE_URL: join(folder, 'sportello.db'),
      SECRET_FILE: join(folder, 'secret'),
      DEMO: 'on',
      LOG_LEVEL: 'warn',
    },
  })
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-2000)
  })
  const gone = once(child, 'exit')
  const ended = gone.then(() => Promise.reject(new Error(`npm start has ended:\n${complaints}`)))
  ended.catch(() => {})
  const url = `http://localhost:${port}`
  await Promise.race([firstPage(url), ended])
  return {
    url,
    milliseconds: performance.now() - began,
    async stop() {
      process.kill(-child.pid!, 'SIGINT')
      await gone
    },
  }
}

async function firstPage(url: string): Promise<void> {
  for (;;) {
    const page = await fetch(url).catch(() => null)
    if (page?.ok && (await page.text()).includes('</html>')) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
