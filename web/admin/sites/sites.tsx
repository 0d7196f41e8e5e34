import { Show } from 'solid-js'
import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import { Empty } from '../../staff/empty.tsx'
import type { Row } from '../../staff/list.tsx'
import type { IconName } from '../../ui/icon-names.ts'
import type { AdminPageProps } from '../pages.ts'
import { PartsPage } from '../part/parts-page.tsx'
import { createPartsState } from '../part/parts-state.ts'
import { SiteForm } from './site-form.tsx'
import { useText } from './text.ts'

const icons: Record<NetworkOutline['sites'][number]['kind'], IconName> = { fixed: 'building-2', mobile: 'bus', remote: 'phone' }

/** The sites of the network that somebody may set up, area by area. `#sites/<id>` opens one, `#sites/new` begins one. */
export default function Sites(props: AdminPageProps) {
  const t = useText()
  const state = createPartsState('sites', () => props.rest)
  const outline = () => state.outline.latest()
  const rows = (): Row[] =>
    (outline()?.sites ?? [])
      .filter((site) => site.mayEdit)
      .map((site) => ({
        id: site.id,
        name: site.name,
        icon: icons[site.kind],
        hint: [site.city, site.kind === 'fixed' ? '' : t(`kind_${site.kind}`), t('deskCount', { n: site.deskCount })].filter(Boolean).join(' · '),
        group: site.areaName,
        ...(site.deskCount === 0 ? { badge: t('noDesks'), warn: true } : {}),
      }))
  return (
    <PartsPage
      path="sites"
      open={state.open()}
      title={t('title')}
      lead={t('lead')}
      outline={state.outline}
      rows={rows()}
      mayAdd={outline()?.network.mayEdit ?? false}
      addLabel={t('add')}
      empty={<Empty icon="building-2" title={t('emptyTitle')} hint={t('emptyHint')} />}
      done={state.done()}
      wide
    >
      <Show when={outline() !== null && state.open()} keyed>
        <SiteForm session={props.session} state={state} outline={outline()!} readOnly={false} />
      </Show>
    </PartsPage>
  )
}
