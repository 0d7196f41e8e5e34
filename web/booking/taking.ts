import { createSignal } from 'solid-js'
import type { Slot } from '../../shared/contracts/slots.ts'
import { Refusal } from '../kit/api.ts'
import { holdSlot } from './hold.ts'

const [busy, setBusy] = createSignal(false)
const [refusal, setRefusal] = createSignal<Refusal | null>(null)

/** Takes a place: true when it is kept. A refusal stays in sight until the next try. */
async function take(slot: Slot): Promise<boolean> {
  if (busy()) return false
  setBusy(true)
  setRefusal(null)
  try {
    await holdSlot(slot)
    return true
  } catch (error) {
    setRefusal(error instanceof Refusal ? error : new Refusal(null))
    return false
  } finally {
    setBusy(false)
  }
}

export const taking = { busy, refusal, take, forget: () => setRefusal(null) }
