import { freshKey } from '../kit/api.ts'

/** What this phone has read on the door or the board. */
export interface Door {
  readonly siteId: string
  readonly door: string
}

/** The code comes in the fragment of the address; read anew, where another code is scanned into the same tab. */
export function readDoor(): Door | null {
  const [, siteId, door] = /^#([\w-]+)\.([\w-]+)$/.exec(location.hash) ?? []
  return siteId && door ? { siteId, door } : null
}

const place = 'sportello.phone'

/** Made at random the first time, and kept: the same phone is known again on the same day, and nothing else is known of it. */
export function ownPhone(): string {
  const phone = keptPhone() ?? freshKey()
  try {
    localStorage.setItem(place, phone)
  } catch {}
  return phone
}

function keptPhone(): string | null {
  try {
    return localStorage.getItem(place)
  } catch {
    return null
  }
}

/** A number was taken with this phone: `/ticket` still follows it. */
export function hasTicket(): boolean {
  try {
    return localStorage.getItem('sportello.ticket') !== null
  } catch {
    return false
  }
}
