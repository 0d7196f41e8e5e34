import { refusalCodes } from '../../../shared/contracts/refusal.ts'
import type { Answer } from '../server.ts'

/** What the server has acknowledged about one appointment. */
export interface Acknowledged {
  readonly appointmentId: string
  readonly token: string
  /** any of these may be the last: two moves can be answered in either order */
  readonly starts: string[]
  readonly verbs: Verb[]
}
export type Verb = 'hold' | 'book' | 'release' | 'move' | 'cancel'

/** Every answer of a race, counted, and every promise. */
export interface Journal {
  readonly appointments: Map<string, Acknowledged>
  /** how often each status and code was answered */
  readonly tally: Map<string, number>
  requests(): number
  /** answers that no client should ever see: 5xx, or a refusal outside the closed list */
  readonly scandals: string[]
  note(answer: Answer): Answer
  acknowledge(verb: Verb, answer: Answer, known?: Acknowledged): void
}

export function createJournal(): Journal {
  const appointments = new Map<string, Acknowledged>()
  const tally = new Map<string, number>()
  const scandals: string[] = []
  let requests = 0
  return {
    appointments,
    tally,
    scandals,
    requests: () => requests,
    note(answer) {
      requests++
      const name = answer.status < 300 ? String(answer.status) : `${answer.status} ${answer.body?.code}`
      tally.set(name, (tally.get(name) ?? 0) + 1)
      if (answer.status >= 500 || (answer.status >= 300 && !refusalCodes.includes(answer.body?.code))) scandals.push(name)
      return answer
    },
    acknowledge(verb, answer, known) {
      if (answer.status >= 300) return
      const { appointmentId, token, start } = answer.body
      const kept: Acknowledged = known ?? appointments.get(appointmentId) ?? { appointmentId, token, starts: [], verbs: [] }
      kept.verbs.push(verb)
      if (start) kept.starts.push(start)
      appointments.set(appointmentId, kept)
    },
  }
}

export const tallyLine = (journal: Journal): string =>
  [...journal.tally]
    .sort()
    .map(([name, count]) => `${name} × ${count}`)
    .join(', ')

/** How often this was answered: `201`, or status and code. */
export const told = (journal: Journal, name: string): number => journal.tally.get(name) ?? 0
