import type { Queue } from '../../../shared/contracts/desks.ts'
import type { TicketFace } from '../../../shared/contracts/tickets.ts'

type Row = Queue['waiting'][number] | Queue['parked'][number]
type Stranded = NonNullable<Row['stranded']>

export interface StrandedGroup extends Pick<Stranded, 'reason' | 'interpreter' | 'closesTime'> {
  readonly faces: readonly TicketFace[]
}

/** Today's numbers that will not be served, by what they lack; in the order of the queue, then those set aside. */
export function strandedGroups({ waiting, parked, absent }: Queue): StrandedGroup[] {
  const rows = [...waiting, ...parked, ...absent].filter((row) => row.stranded !== null)
  const groups = new Map<string, StrandedGroup>()
  for (const { stranded, face } of rows) {
    const key = keyOf(stranded!)
    groups.set(key, { ...stranded!, faces: [...(groups.get(key)?.faces ?? []), face] })
  }
  return [...groups.values()]
}

/** A language counts only where it is what is missing. */
const keyOf = ({ reason, interpreter, closesTime }: Stranded): string =>
  reason === 'noInterpreterToday' ? `${reason} ${interpreter}` : `${reason} ${closesTime}`
