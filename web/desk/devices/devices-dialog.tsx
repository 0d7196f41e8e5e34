import { createResource, createSignal, Show } from 'solid-js'
import type { Device } from '../../../shared/contracts/devices.ts'
import type { StaffSelf } from '../../../shared/contracts/staff.ts'
import { Refusal, read, write } from '../../kit/api.ts'
import { Icon } from '../../ui/icon.tsx'
import { Dialog } from '../dialog.tsx'
import { refusalText } from '../refusal-text.ts'
import { isolate, useText } from '../text.ts'
import { DeviceList } from './device-list.tsx'
import { PairDevice } from './pair-device.tsx'

/** Kiosks and boards of the sites I coordinate: which are there, a new one, and one less. */
export function DevicesDialog(props: { sites: StaffSelf['sites']; siteId: string | undefined; close: () => void }) {
  const t = useText()
  const [devices, { refetch }] = createResource(() => read<{ devices: Device[] }>('/api/devices').then((list) => list.devices))
  const [done, setDone] = createSignal('')
  const [refusal, setRefusal] = createSignal<Refusal | null>(null)
  const shownRefusal = () => refusal() ?? (devices.error instanceof Refusal ? devices.error : null)

  async function revoke(device: Device) {
    setRefusal(null)
    setDone('')
    try {
      await write(`/api/devices/${device.id}/revoke`)
      setDone(t('revoked', { name: isolate(device.name) }))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setRefusal(error)
    }
    await refetch()
  }

  const paired = (device: Device) => {
    setRefusal(null)
    setDone(t('approved', { name: isolate(device.name) }))
    void refetch()
  }

  return (
    <Dialog title={t('devicesTitle')} close={props.close} wide>
      <div class="sp-devices-said" aria-live="polite">
        <Show when={done()}>
          <p class="sp-note sp-note-good">
            <Icon name="circle-check" />
            {done()}
          </p>
        </Show>
        <Show when={shownRefusal()}>
          {(given) => (
            <p class="sp-note sp-note-bad">
              <Icon name="circle-alert" />
              <span>
                <strong>{refusalText(given(), t).title}</strong> {refusalText(given(), t).detail}
              </span>
            </p>
          )}
        </Show>
      </div>
      <div class="sp-devices">
        <DeviceList devices={devices.error ? [] : (devices.latest ?? null)} revoke={revoke} />
        <PairDevice sites={props.sites} siteId={props.siteId} paired={paired} />
      </div>
    </Dialog>
  )
}
