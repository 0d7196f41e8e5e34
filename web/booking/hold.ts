import type { Held } from '../../shared/contracts/appointments.ts'
import type { Slot } from '../../shared/contracts/slots.ts'
import { freshKey, write } from '../kit/api.ts'
import { language } from '../kit/text.ts'
import { change, draft } from './draft.ts'
import { channel, interpreter, wanted } from './offer.ts'

/** Keeps a slot. What was kept before is given back first: it may be the very unit that the new one needs. */
export async function holdSlot(slot: Slot): Promise<void> {
  await release()
  const { interpreter: spoken, ...question } = wanted()
  const held = await write<Held>('/api/holds', {
    ...question,
    siteId: slot.siteId,
    start: slot.start,
    language: language(),
    ...(spoken ? { interpreter: spoken } : {}),
  })
  // settled now: a change of the page's language must not change whom the place was kept for
  change({
    siteId: slot.siteId,
    slot,
    channel: channel(),
    interpreter: interpreter(),
    hold: kept(held),
    key: freshKey(),
  })
}

/** Keeps the same slot for longer; when its time was up already, somebody else may have it. */
export async function keepLonger(): Promise<void> {
  const hold = draft.hold
  if (hold) change({ hold: kept(await write<Held>(`/api/holds/${hold.appointmentId}/renew`, {}, { token: hold.token })) })
}

export const isHeld = (slot: Slot): boolean => draft.hold?.start === slot.start && draft.slot?.siteId === slot.siteId && draft.hold.until > Date.now()

/** A hold that cannot be given back ends by itself. */
async function release(): Promise<void> {
  const hold = draft.hold
  if (!hold) return
  change({ hold: null })
  await write(`/api/holds/${hold.appointmentId}/release`, {}, { token: hold.token }).catch(() => {})
}

/** Seconds from now, because the clock of a phone is often minutes off. */
const kept = ({ appointmentId, token, start, secondsLeft }: Held) => ({ appointmentId, token, start, until: Date.now() + secondsLeft * 1000 })
