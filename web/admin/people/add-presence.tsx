import { createSignal } from 'solid-js'
import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import { Chips } from '../../staff/form/chips.tsx'
import { SelectField } from '../../staff/form/select-field.tsx'
import { FormDialog } from '../../staff/form-dialog.tsx'
import { type Channel, channels, keyOf, type Presence } from './presence.ts'
import { useText } from './text.ts'

interface AddPresenceProps {
  sites: NetworkOutline['sites']
  presences: readonly Presence[]
  close: () => void
  add: (presence: Presence) => void
}

/** A further site, or the same one by phone or video. */
export function AddPresence(props: AddPresenceProps) {
  const t = useText()
  const [site, setSite] = createSignal(props.sites.length === 1 ? props.sites[0]!.id : '')
  const [chosen, setChosen] = createSignal<Channel[]>(['onSite'])
  const [tried, setTried] = createSignal(false)
  const isThere = () => props.presences.some((each) => keyOf(each) === keyOf({ site: site(), channels: chosen() }))
  const siteMistake = () => {
    if (!tried()) return undefined
    if (!site()) return t('siteNeeded')
    return isThere() ? t('presenceThere') : undefined
  }

  function add(): boolean {
    setTried(true)
    if (!site() || chosen().length === 0 || isThere()) return false
    props.add({ site: site(), channels: chosen() })
    return true
  }

  return (
    <FormDialog title={t('addPresence')} close={() => props.close()} submitLabel={t('add')} submit={add}>
      <SelectField
        label={t('site')}
        value={site()}
        mistake={siteMistake()}
        options={props.sites.map((each) => ({ value: each.id, label: each.name }))}
        onChosen={setSite}
      />
      <Chips
        label={t('channels')}
        mistake={tried() && chosen().length === 0 ? t('channelNeeded') : undefined}
        options={channels.map((channel) => ({ value: channel, label: t(`channel_${channel}`) }))}
        chosen={chosen()}
        onChosen={setChosen}
      />
    </FormDialog>
  )
}
