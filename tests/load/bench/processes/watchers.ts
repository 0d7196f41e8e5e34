import { connect } from 'node:net'
import { answerBench } from './child.ts'

/** Many who look at one stream, each on a connection of their own. */
interface Group {
  readonly count: number
  /** when each has had its frame, in milliseconds of the machine's one clock */
  times: number[]
  readonly had: Set<number>
  text: string
  whole: (() => void) | null
}

const groups = new Map<number, Group>()
const patienceMs = 10_000

const questions = {
  /** Opens the streams and waits until each has had its first frame, or is at least connected where there is none yet. */
  async watch(port: number, path: string, headers: Readonly<Record<string, string>>, count: number, hasFirst: boolean): Promise<void> {
    const group: Group = { count, times: [], had: new Set(), text: '', whole: null }
    groups.set(port, group)
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    const request = `GET ${path} HTTP/1.1\r\nhost: localhost:${port}\r\n${lines.join('')}\r\n`
    const first = hasFirst ? questions.frames(port) : null
    await Promise.all(Array.from({ length: count }, (_, at) => open(port, request, group, at)))
    await first
  },

  /** When each of them has its next frame; and that frame, as it came to the first. Ask before it is sent. */
  frames(port: number): Promise<{ times: Float64Array; frame: string }> {
    const group = groups.get(port)!
    group.times = []
    group.had.clear()
    return new Promise((resolve, reject) => {
      const impatient = setTimeout(() => reject(new Error(`${group.had.size} of ${group.count} had a frame after ${patienceMs} ms`)), patienceMs)
      group.whole = () => {
        clearTimeout(impatient)
        resolve({ times: Float64Array.from(group.times).sort(), frame: group.text })
      }
    })
  },
}
export type WatchersApi = typeof questions

function open(port: number, request: string, group: Group, at: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.on('error', reject)
    socket.write(request)
    socket.on('data', (chunk: Buffer) => {
      const now = Number(process.hrtime.bigint()) / 1e6
      resolve()
      const frameAt = chunk.indexOf('id: ')
      if (frameAt < 0 || group.had.has(at)) return
      group.had.add(at)
      group.times.push(now)
      if (at === 0) group.text = frameIn(chunk.toString('utf8', frameAt))
      if (group.had.size === group.count) group.whole?.()
    })
  })
}

/** Without what chunked transfer puts around it. */
const frameIn = (text: string): string => `${text.slice(0, text.indexOf('\n\n'))}\n\n`

answerBench(questions)
