import { availableParallelism, cpus, loadavg } from 'node:os'
import { keep } from '../support/keeper.ts'
import { measureBoards } from './bench/boards.ts'
import { measureBookings } from './bench/bookings.ts'
import { measureCalls } from './bench/calls.ts'
import { measureFigures } from './bench/figures.ts'
import { measureFirstScreen } from './bench/first-screen.ts'
import { filesystemOf, folderOnDisk, isOnDisk } from './bench/folder.ts'
import { measurePages } from './bench/pages.ts'
import { print, type Section } from './bench/report.ts'
import type { Bench } from './bench/setting.ts'
import { measureSlots } from './bench/slots.ts'
import { measureTickets } from './bench/tickets.ts'

/**
 * `npm run bench [-- slots bookings …] [--strict]`: each figure beside a baseline that is measured in the same run, in turns.
 * It is a measurement and ends with 0; with `--strict` it ends with 1 when a goal is missed.
 */
const measurements: Readonly<Record<string, (bench: Bench) => Promise<Section>>> = {
  slots: measureSlots,
  bookings: measureBookings,
  calls: measureCalls,
  tickets: measureTickets,
  boards: measureBoards,
  figures: measureFigures,
  'first-screen': measureFirstScreen,
  pages: measurePages,
}

const options = process.argv.slice(2)
const names = options.filter((option) => !option.startsWith('--'))
const unknown = names.filter((name) => !(name in measurements))
if (unknown.length > 0) throw new Error(`no such measurement: ${unknown.join(', ')}; there are ${Object.keys(measurements).join(', ')}`)

process.env.TMPDIR = folderOnDisk()
const began = performance.now()
const kept = await keep({ postgres: 'durable' })
const missed: string[] = []
try {
  if (!isOnDisk(kept.directory)) throw new Error(`${kept.directory} is in memory: set TMPDIR to a folder on a disk that everybody may enter`)
  const load = loadavg().map((each) => each.toFixed(1))
  console.log(
    `Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'CPU'}, ${filesystemOf(kept.directory)}, load ${load.join(' ')}`,
  )
  for (const name of names.length > 0 ? names : Object.keys(measurements)) {
    const section = await measurements[name]!({ folder: kept.directory, postgresUrl: kept.postgresUrl })
    print(section)
    missed.push(...section.rows.filter(({ goal }) => goal?.met === false).map(({ figure }) => figure))
  }
} finally {
  await kept.release()
}
console.log(
  `\n${missed.length === 0 ? 'Every goal is met' : `Falls short: ${missed.join('; ')}`} (${Math.round((performance.now() - began) / 1000)} s)`,
)
process.exitCode = missed.length > 0 && options.includes('--strict') ? 1 : 0
