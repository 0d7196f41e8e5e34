import { createSignal, For, Show } from 'solid-js'
import type { Device } from '../../../shared/contracts/devices.ts'
import { shortDay } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { useStaffText } from '../../staff/text.ts'
import { isolate } from '../../staff/texts.ts'
import { Icon } from '../../ui/icon.tsx'
import { useText } from './text.ts'

export function DeviceList(props: { devices: readonly Device[] | null; revoke: (device: Device) => Promise<void> }) {
  const t = useText()
  const [armed, setArmed] = createSignal<string | null>(null)
  const press = (device: Device) => {
    if (armed() !== device.id) return setArmed(device.id)
    setArmed(null)
    return props.revoke(device)
  }
  return (
    <Show when={props.devices} fallback={<p class="sp-hint">{useStaffText()('loading')}</p>}>
      {(devices) => (
        <ul class="sp-device-list">
          <For each={devices()} fallback={<li class="sp-hint">{t('noDevices')}</li>}>
            {(device) => (
              <li class="sp-device">
                <Icon name={device.kind === 'kiosk' ? 'ticket' : 'monitor'} />
                <div>
                  <strong>
                    <bdi>{device.name}</bdi>
                  </strong>
                  <p class="sp-hint">
                    {t(device.kind)} · <bdi>{device.siteName}</bdi> ·{' '}
                    {t('deviceSince', { day: isolate(shortDay(device.approvedAt.slice(0, 10), language())) })}
                  </p>
                </div>
                <button
                  type="button"
                  class={`btn sp-revoke ${armed() === device.id ? 'btn-danger' : 'btn-outline-danger'}`}
                  aria-label={`${t(armed() === device.id ? 'revokeConfirm' : 'revoke')}: ${device.name}`}
                  onClick={(event) => event.detail < 2 && press(device)}
                  onBlur={() => setArmed(null)}
                >
                  {t(armed() === device.id ? 'revokeConfirm' : 'revoke')}
                </button>
              </li>
            )}
          </For>
        </ul>
      )}
    </Show>
  )
}
