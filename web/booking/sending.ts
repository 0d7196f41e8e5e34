import { createSignal } from 'solid-js'
import type { Booked } from '../../shared/contracts/appointments.ts'
import type { Slot } from '../../shared/contracts/slots.ts'
import { freshKey, Refusal, write } from '../kit/api.ts'
import { change, draft, finish, organisationOf } from './draft.ts'
import { holdSlot } from './hold.ts'

const [busy, setBusy] = createSignal(false)
const [refusal, setRefusal] = createSignal<Refusal | null>(null)

/** Books what the summary shows. A hold that has run out while somebody read slowly is taken anew before giving up. */
async function send(): Promise<void> {
  await trying(async () => {
    if (!draft.hold) await holdSlot(draft.slot!)
    await book().catch(async (error: unknown) => {
      if (!(error instanceof Refusal) || error.problem?.code !== 'hold_expired') throw error
      await holdSlot(draft.slot!)
      await book()
    })
  })
}

/** Another free start instead of the one that has gone: it is shown before it is sent. */
const takeInstead = (slot: Slot): Promise<void> => trying(() => holdSlot(slot))

async function book(): Promise<void> {
  const { hold, email } = draft
  const { appointmentId, token } = await write<Booked>('/api/appointments', request(), {}, draft.key)
  finish({ id: appointmentId, token: token || hold!.token, email })
}

function request() {
  const optional = {
    givenName: draft.givenName.trim(),
    familyName: draft.familyName.trim(),
    organisation: organisationOf(draft),
    details: draft.details.trim(),
    email: draft.email,
    phone: draft.phone,
  }
  return {
    hold: { appointmentId: draft.hold!.appointmentId, token: draft.hold!.token },
    requesterKind: draft.requesterKind,
    ...Object.fromEntries(Object.entries(optional).filter(([, text]) => text !== '')),
  }
}

async function trying(attempt: () => Promise<void>): Promise<void> {
  if (busy()) return
  setBusy(true)
  setRefusal(null)
  try {
    await attempt()
    scrollTo(0, 0)
  } catch (error) {
    setRefusal(error instanceof Refusal ? error : new Refusal(null))
    // what was answered is settled: a corrected form is another sending. Without an answer it is the same one.
    if (error instanceof Refusal && error.problem) change({ key: freshKey() })
  } finally {
    setBusy(false)
  }
}

export const sending = { busy, refusal, send, takeInstead, forget: () => setRefusal(null) }
