import type { Answer, Client } from '../server.ts'

export type DeskState = 'closed' | 'idle' | 'called' | 'serving'

interface DeskNow {
  readonly state: DeskState
  readonly stepId: string
}

/** Brings desk 1 of this clerk to a state, through the states between; `come` sends somebody to be called. Answers the step in hand. */
export async function bringDesk(clerk: Client, wanted: DeskState, come: () => Promise<unknown>): Promise<string> {
  for (;;) {
    const { state, stepId } = await deskNow(clerk)
    if (state === wanted) return stepId
    const verb = state === 'idle' && wanted === 'closed' ? 'close' : verbs[state]
    if (verb === 'next') await come()
    done(await clerk.post(`/api/desks/desk-1/${verb}`, stepId ? { stepId } : {}))
  }
}

/** From each state to the one after it. */
const verbs: Readonly<Record<DeskState, string>> = { closed: 'open', idle: 'next', called: 'start', serving: 'finish' }

async function deskNow(clerk: Client): Promise<DeskNow> {
  const { openDesk } = done(await clerk.get('/api/staff/self')).body
  if (openDesk === null) return { state: 'closed', stepId: '' }
  const { desks } = done(await clerk.get('/api/sites/centre/queue')).body
  const { serving } = desks.find((desk: { id: string }) => desk.id === 'desk-1')
  return serving ? { state: serving.status, stepId: serving.stepId } : { state: 'idle', stepId: '' }
}

/** For what a test needs done before it begins. */
export function done(answer: Answer): Answer {
  if (answer.status >= 400) throw new Error(`answered ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer
}
