import { createSignal } from 'solid-js'
import type { Touched } from '../../../shared/contracts/network-changes.ts'
import { createSending } from '../../staff/sending.ts'
import type { Session } from '../../staff/session.ts'
import { touchesAnything } from '../part/part.ts'
import { countToReplan } from '../replan/counts.ts'

/** Something that happens to a day: what it would touch is asked first, and it is done only as it was shown. */
export interface Act {
  readonly said: string
  readonly rehearse: () => Promise<Touched>
  readonly make: (seal: string) => Promise<unknown>
}

export function createActs(session: Session, after: () => Promise<void>) {
  const sending = createSending(session)
  const [shown, setShown] = createSignal<{ act: Act; touched: Touched } | null>(null)
  const [done, setDone] = createSignal('')
  return { sending, shown, done, say: setDone, begin, do: doAtOnce, confirm, goBack: () => setShown(null) }

  async function begin(act: Act): Promise<void> {
    setDone('')
    await sending.send(async () => {
      const touched = await act.rehearse()
      if (touchesAnything(touched)) setShown({ act, touched })
      else await make(act, touched.seal)
    })
  }

  /** What touches only what has been said already. */
  async function doAtOnce(request: () => Promise<unknown>, said: string): Promise<void> {
    setDone('')
    if (await sending.send(request)) setDone(said)
    await after()
  }

  async function confirm(): Promise<void> {
    const asked = shown()
    if (!asked) return
    setShown(null)
    if (await sending.send(() => make(asked.act, asked.touched.seal))) return
    // what it would touch has changed since it was shown: it is shown anew
    if (sending.refusal()?.problem?.code === 'touches_changed') await begin(asked.act)
  }

  async function make(act: Act, seal: string): Promise<void> {
    await act.make(seal)
    setDone(act.said)
    await Promise.all([after(), countToReplan()])
  }
}
export type Acts = ReturnType<typeof createActs>
