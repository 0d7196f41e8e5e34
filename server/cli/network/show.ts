import type { Touched } from '../../../shared/contracts/network-changes.ts'
import type { PartDifference } from '../../network/file/changes.ts'
import type { Imported } from '../../network/import.ts'
import { say } from '../terminal.ts'

/** What an import would change and touch, a line each. */
export function show({ differences, reordered, touched }: Imported): void {
  for (const difference of differences) say(lineOf(difference))
  for (const list of reordered) say(`~ order of the ${list}`)
  say(isNothing({ differences, reordered }) ? 'The database says the same as the file.' : `${countsOf(differences)}. ${touchedWords(touched)}`)
  for (const { day, time, siteName, serviceName, reason } of touched.replan)
    say(`  to be planned anew: ${day} ${time} ${siteName}, ${serviceName} (${reason})`)
  if (touched.replanCount > touched.replan.length) say(`  and ${touched.replanCount - touched.replan.length} more`)
  for (const { face, siteName, serviceName } of touched.waiting) say(`  waits now: ${face.label} ${siteName}, ${serviceName}`)
}

export const isNothing = ({ differences, reordered }: Pick<Imported, 'differences' | 'reordered'>): boolean =>
  differences.length + reordered.length === 0

function lineOf({ kind, id, before, after }: PartDifference): string {
  const head = `${kind.padEnd(11)} ${id}`
  if (before === null) return `+ ${head}  ${nameOf(after)}`
  if (after === null) return `- ${head}  ${nameOf(before)}`
  return `~ ${head}  ${changedFields(before as Fields, after as Fields).join(', ')}`
}

type Fields = Readonly<Record<string, unknown>>

/** A service has its name in its texts. */
function nameOf(value: unknown): string {
  const { name, texts } = value as { name?: string; texts?: Record<string, { name: string }> }
  return name ?? Object.values(texts ?? {})[0]?.name ?? ''
}

/** Of short ones what they were and will be; of others that they change. */
function changedFields(before: Fields, after: Fields): string[] {
  if (Array.isArray(after)) return [`${(before as unknown as unknown[]).length} -> ${after.length} rows`]
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => `${name}${change(before[name], after[name])}`)
}

function change(before: unknown, after: unknown): string {
  const [was, is] = [JSON.stringify(before) ?? 'nothing', JSON.stringify(after) ?? 'nothing']
  return typeof before !== 'object' && typeof after !== 'object' && was.length + is.length < 160 ? ` ${was} -> ${is}` : ''
}

function countsOf(differences: readonly PartDifference[]): string {
  const added = differences.filter(({ before }) => before === null).length
  const removed = differences.filter(({ after }) => after === null).length
  return `${added} added, ${differences.length - added - removed} changed, ${removed} taken away`
}

function touchedWords({ replanCount, reassignedCount, waitingCount, elsewhereCount, restoredCount }: Touched): string {
  if (replanCount + reassignedCount + waitingCount + elsewhereCount + restoredCount === 0) return 'No appointment and no number is touched.'
  return `Appointments to be planned anew: ${replanCount}; kept with another desk or person: ${reassignedCount}; at another address: ${elsewhereCount}; back at their time: ${restoredCount}; numbers of today that nobody could serve: ${waitingCount}.`
}
