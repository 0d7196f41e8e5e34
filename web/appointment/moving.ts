import { createSignal } from 'solid-js'
import type { Appointment } from '../../shared/contracts/appointments.ts'
import type { Slot, SlotList } from '../../shared/contracts/slots.ts'
import { Refusal, write } from '../kit/api.ts'
import { createLoaded, pathOf } from '../ui/loaded.ts'

interface Own {
  readonly appointment: Appointment
  readonly token: string
  readonly onMoved: () => void
}

/** Other times for one's own appointment, and the move to one of them; where it is refused, they are looked for again. */
export function createMoving({ appointment, token, onMoved }: Own, limit: number) {
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<Refusal | null>(null)
  const { serviceId, site, channel, interpreter } = appointment
  const list = createLoaded<SlotList>(() => pathOf('/api/slots', { serviceId, siteId: site.id, channel, interpreter, limit }))
  return { busy, refusal, list, moveTo }

  async function moveTo({ start }: Slot) {
    setBusy(true)
    setRefusal(null)
    await write(`/api/appointments/${appointment.id}/move`, { start }, { token })
      .then(onMoved)
      .catch((error: unknown) => {
        setRefusal(error instanceof Refusal ? error : new Refusal(null))
        list.again()
      })
    setBusy(false)
  }
}
