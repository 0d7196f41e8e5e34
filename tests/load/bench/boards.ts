import { callingNetwork } from './network.ts'
import { startChild } from './processes/child.ts'
import type { WatchersApi } from './processes/watchers.ts'
import { atMost, milliseconds, type Row, type Section } from './report.ts'
import { quantile } from './rounds.ts'
import { type Bench, withSetting } from './setting.ts'

const boards = 200
const changes = 100

/** The boards of one waiting room: how long after the commit each has the frame. */
export const measureBoards = (bench: Bench): Promise<Section> =>
  withSetting(bench, 'SQLite', callingNetwork(1), async ({ product, port, bare }) => {
    const watchers = startChild<WatchersApi>('watchers')
    try {
      await product.ask('fillQueues', ['site-0'], 200)
      const token = await product.ask('deviceToken', 'board', 'site-0')
      const barePort = await bare.ask('streamServer')
      await watchers.ask('watch', port, '/api/board/stream', { authorization: `Bearer ${token}` }, boards, true)
      await watchers.ask('watch', barePort, '/', {}, boards, false)
      const ours: number[] = []
      const theirs: number[] = []
      for (let change = 0; change < changes; change++) {
        const pause = new Promise((resolve) => setTimeout(resolve, 300 + (change % 7) * 20))
        const framed = watchers.ask('frames', port)
        const committed = await product.ask('change', 'site-0')
        const { times, frame } = await framed
        const same = watchers.ask('frames', barePort)
        const sent = await bare.ask('sendAll', frame)
        ours.push(...times.map((at) => at - committed))
        theirs.push(...(await same).times.map((at) => at - sent))
        await pause
      }
      return { title: `${boards} boards of one site, from commit to frame`, method, rows: rowsOf(ours.sort(ascending), theirs.sort(ascending)) }
    } finally {
      await watchers.stop()
    }
  })

const method = [
  `${changes} changes, each followed by a bare node:http server that sends the bytes of the same frame to as many; a third process has all ${boards} streams of both open.`,
  'From the moment in which COMMIT has answered (there: before the first write) to the moment in which a client reads the frame, on the one clock of the machine.',
  'Changes come at least 300 ms apart, for a stream has at most four frames a second.',
]

function rowsOf(ours: readonly number[], theirs: readonly number[]): Row[] {
  const row = (figure: string, share: number): Row => {
    const [product, baseline] = [quantile(ours, share), quantile(theirs, share)]
    return { figure, product: milliseconds(product), baseline: `${milliseconds(baseline)} bare SSE`, ratio: product / baseline }
  }
  const p99 = row('p99', 0.99)
  return [row('median', 0.5), { ...p99, goal: atMost(1.5, p99.ratio ?? Number.NaN) }, row('longest', 1)]
}

const ascending = (one: number, other: number): number => one - other
