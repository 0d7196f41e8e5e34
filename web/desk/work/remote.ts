import { createEffect, on, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { RemoteRow } from '../../../shared/contracts/desks.ts'
import { read } from '../../kit/api.ts'
import type { Picture } from './picture.ts'

const lookAgainMs = 60_000

export interface Remote {
  readonly appointments: () => readonly RemoteRow[]
  /** to be called now, or again */
  readonly due: () => number
  readonly look: () => Promise<void>
}

/** Today’s appointments by phone and video: asked for now and then, and whenever the desk has somebody else in hand. */
export function createRemote(deskId: string, picture: Picture): Remote {
  const [known, setKnown] = createStore<{ appointments: RemoteRow[] }>({ appointments: [] })
  const timer = setInterval(look, lookAgainMs)
  onCleanup(() => clearInterval(timer))
  createEffect(on(() => `${picture.hand()?.stepId} ${picture.desk()?.open}`, look))
  return { appointments: () => known.appointments, due: () => known.appointments.filter(mayCall).length, look }

  // Where it cannot be asked, what is known stays
  async function look() {
    const found = await read<{ appointments: RemoteRow[] }>(`/api/desks/${deskId}/remote`).catch(() => null)
    if (found) setKnown('appointments', reconcile(found.appointments, { key: 'appointmentId' }))
  }
}

export const mayCall = ({ state }: RemoteRow): boolean => state === 'due' || state === 'aside'
