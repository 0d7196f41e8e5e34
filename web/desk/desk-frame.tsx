import { type JSX, Show } from 'solid-js'
import type { StaffSelf } from '../../shared/contracts/staff.ts'
import { Frame } from '../staff/frame.tsx'
import { sitesAs } from '../staff/pages.ts'
import { Icon } from '../ui/icon.tsx'
import { useText } from './text.ts'

/** The frame of the staff with the way to the devices, those of the desk's own site where one is open. */
export function DeskFrame(props: { self: StaffSelf; place: JSX.Element; signOut: () => void; devicesOf?: string; children?: JSX.Element }) {
  const t = useText()
  const managed = () => sitesAs(props.self, 'coordinator').filter((site) => !props.devicesOf || site.id === props.devicesOf)
  return (
    <Frame self={props.self} here="desk" place={props.place} signOut={props.signOut}>
      <Show when={managed().length > 0}>
        <a class="sp-tool" href={props.devicesOf ? `/admin#devices/${props.devicesOf}` : '/admin#devices'}>
          <Icon name="monitor" />
          {t('devices')}
        </a>
      </Show>
      {props.children}
    </Frame>
  )
}
