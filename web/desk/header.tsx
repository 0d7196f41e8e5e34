import { createSignal, type JSX, Show } from 'solid-js'
import type { StaffSelf } from '../../shared/contracts/staff.ts'
import { Icon } from '../ui/icon.tsx'
import { DevicesDialog } from './devices/devices-dialog.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { useText } from './text.ts'

export const managedSites = (self: StaffSelf) => self.sites.filter((site) => site.role !== 'clerk')

/** Where I am and who I am, at the start; what belongs to the whole page, at the end. `children` are the page's own tools. */
export function Header(props: { self: StaffSelf; place: JSX.Element; signOut: () => void; devicesOf?: string; children?: JSX.Element }) {
  const t = useText()
  const [devices, setDevices] = createSignal(false)
  const managed = () => managedSites(props.self).filter((site) => !props.devicesOf || site.id === props.devicesOf)
  return (
    <header class="sp-header">
      <div class="sp-place">{props.place}</div>
      <div class="sp-tools">
        <Show when={managed().length > 0}>
          <button type="button" class="sp-tool" onClick={() => setDevices(true)}>
            <Icon name="monitor" />
            {t('devices')}
          </button>
        </Show>
        {props.children}
        <LanguageChoice />
        <span class="sp-staff">
          <Icon name="user" />
          <bdi>{props.self.name}</bdi>
        </span>
        <button type="button" class="sp-tool" onClick={() => props.signOut()}>
          <Icon name="log-out" mirror />
          {t('signOut')}
        </button>
      </div>
      <Show when={devices()}>
        <DevicesDialog sites={managedSites(props.self)} siteId={props.devicesOf} close={() => setDevices(false)} />
      </Show>
    </header>
  )
}
