import { type Accessor, createSignal } from 'solid-js'
import { Refusal } from '../kit/api.ts'
import { needsSignIn, type Session } from './session.ts'

export interface Sending {
  readonly underWay: Accessor<boolean>
  readonly refusal: Accessor<Refusal | null>
  /** true when the command was done; a second press while one is under way does nothing */
  readonly send: (command: () => Promise<unknown>) => Promise<boolean>
  readonly forget: () => void
}

/** One command at a time; what was refused stays to be read, and a session that is over leads to the sign-in. */
export function createSending(session: Session): Sending {
  const [underWay, setUnderWay] = createSignal(false)
  const [refusal, setRefusal] = createSignal<Refusal | null>(null)
  return { underWay, refusal, send, forget: () => setRefusal(null) }

  async function send(command: () => Promise<unknown>): Promise<boolean> {
    if (underWay()) return false
    setUnderWay(true)
    setRefusal(null)
    try {
      await command()
      return true
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (needsSignIn(error)) session.expired()
      else setRefusal(error)
      return false
    } finally {
      setUnderWay(false)
    }
  }
}
