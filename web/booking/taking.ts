import { createSignal } from 'solid-js'
import type { Slot } from '../../shared/contracts/slots.ts'
import { Refusal } from '../kit/api.ts'
import { holdSlot, isHeld, keepLonger } from './hold.ts'

const [busy, setBusy] = createSignal(false)
const [refusal, setRefusal] = createSignal<Refusal | null>(null)

/** Takes a place: true when it is kept. */
const take = (slot: Slot): Promise<boolean> => attempt(() => holdSlot(slot))

/** Keeps the place for longer, or takes it again when its time is over. */
const more = (slot: Slot): Promise<boolean> => attempt(() => (isHeld(slot) ? keepLonger() : holdSlot(slot)))

/** A refusal stays in sight until the next try. */
async function attempt(keep: () => Promise<void>): Promise<boolean> {
  if (busy()) return false
  setBusy(true)
  setRefusal(null)
  try {
    await keep()
    return true
  } catch (error) {
    setRefusal(error instanceof Refusal ? error : new Refusal(null))
    return false
  } finally {
    setBusy(false)
  }
}

export const taking = { busy, refusal, take, more, forget: () => setRefusal(null) }
