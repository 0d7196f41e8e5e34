import { Worker } from 'node:worker_threads'
import type { BusyTimes, ReadFor } from './busy-times.ts'

/** A busy year of a busy person takes a twentieth of a second, and the thread as much again to begin. */
const patienceMs = 5000
const mostMegabytes = 256

/**
 * The busy times of a calendar, worked out in a thread of their own: somebody else has written it, and a few rules that repeat
 * without end can take minutes, in which nobody else would be answered. Given up, it is unclear.
 */
export function busyTimesApart(text: string, readFor: ReadFor, patience = patienceMs): Promise<BusyTimes> {
  return new Promise((resolve) => {
    const giveUp = () => resolve({ problem: 'feed_unclear' })
    const worker = new Worker(new URL('./busy-times-thread.ts', import.meta.url), {
      workerData: { text, readFor },
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
      // What node-ical complains about is somebody's private life, and no matter for the log
      stdout: true,
      stderr: true,
    })
    worker.once('message', resolve).once('error', giveUp).once('exit', giveUp)
    AbortSignal.timeout(patience).addEventListener('abort', () => void worker.terminate())
  })
}
