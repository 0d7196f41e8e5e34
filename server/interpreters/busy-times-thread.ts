import { parentPort, workerData } from 'node:worker_threads'
import { busyTimesIn, type ReadFor } from './busy-times.ts'

const { text, readFor } = workerData as { readonly text: string; readonly readFor: ReadFor }
parentPort!.postMessage(busyTimesIn(text, readFor))
