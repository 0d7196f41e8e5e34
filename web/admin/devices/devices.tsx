import { createResource, createSignal, Show } from 'solid-js'
import type { Device } from '../../../shared/contracts/devices.ts'
import { Refusal, read, write } from '../../kit/api.ts'
import { Note, RefusalNote } from '../../staff/note.tsx'
import { sitesAs } from '../../staff/pages.ts'
import { createSending } from '../../staff/sending.ts'
import { isolate } from '../../staff/texts.ts'
import type { AdminPageProps } from '../pages.ts'
import { DeviceList } from './device-list.tsx'
import { PairDevice } from './pair-device.tsx'
import { useText } from './text.ts'

/** Kiosks and boards of the sites I coordinate: which are there, a new one, and one less. `#devices/<site>` proposes a site. */
export default function Devices(props: AdminPageProps) {
  const t = useText()
  const [devices, { refetch }] = createResource(() => read<{ devices: Device[] }>('/api/devices').then((list) => list.devices))
  const [done, setDone] = createSignal('')
  const revoking = createSending(props.session)
  const shownRefusal = () => revoking.refusal() ?? (devices.error instanceof Refusal ? devices.error : null)

  async function revoke(device: Device) {
    setDone('')
    if (await revoking.send(() => write(`/api/devices/${device.id}/revoke`))) setDone(t('revoked', { name: isolate(device.name) }))
    await refetch()
  }

  const paired = (device: Device) => {
    revoking.forget()
    setDone(t('approved', { name: isolate(device.name) }))
    void refetch()
  }

  return (
    <>
      <h1>{t('devicesTitle')}</h1>
      <div class="sp-devices-said" aria-live="polite">
        <Show when={done()}>
          <Note kind="good">{done()}</Note>
        </Show>
        <Show when={shownRefusal()}>{(given) => <RefusalNote refusal={given()} />}</Show>
      </div>
      <div class="sp-devices">
        <DeviceList devices={devices.error ? [] : (devices.latest ?? null)} revoke={revoke} />
        <PairDevice sites={sitesAs(props.self, 'coordinator')} siteId={props.rest} paired={paired} />
      </div>
    </>
  )
}
