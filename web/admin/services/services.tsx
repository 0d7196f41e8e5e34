import { Show } from 'solid-js'
import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import { interfaceLanguages } from '../../../shared/text/languages.ts'
import { Empty } from '../../staff/empty.tsx'
import type { Row } from '../../staff/list.tsx'
import type { AdminPageProps } from '../pages.ts'
import { PartsPage } from '../part/parts-page.tsx'
import { createPartsState } from '../part/parts-state.ts'
import { ServiceForm } from './service-form.tsx'
import { useBookingText, useText } from './text.ts'

type ServiceLine = NetworkOutline['services'][number]

/** What people come for. `#services/permit` is how it works, `#services/permit/texts/ar` what is said about it. */
export default function Services(props: AdminPageProps) {
  const t = useText()
  const words = useBookingText()
  const state = createPartsState('services', () => props.rest)
  const outline = () => state.outline.latest()
  const mayEdit = () => outline()?.network.mayEdit ?? false
  return (
    <PartsPage
      path="services"
      open={state.open()}
      title={t('title')}
      lead={t('lead')}
      outline={state.outline}
      rows={outline()?.services.map(rowOf) ?? []}
      mayAdd={mayEdit()}
      addLabel={t('add')}
      empty={<Empty icon="list-checks" title={t('emptyTitle')} hint={t('emptyHint')} />}
      done={state.done()}
      wide
    >
      <Show when={outline()}>
        {(known) => (
          <Show when={state.open()} keyed>
            <ServiceForm session={props.session} state={state} outline={known()} tab={props.rest.split('/').slice(1)} readOnly={!mayEdit()} />
          </Show>
        )}
      </Show>
    </PartsPage>
  )

  function rowOf(service: ServiceLine): Row {
    const area = words(`area_${service.lifeArea}` as 'area_permits')
    return { id: service.id, name: service.name, icon: service.icon, hint: `${area} · ${t('sites', { n: service.siteCount })}`, ...badgeOf(service) }
  }

  function badgeOf({ missing, unreviewed }: ServiceLine): Pick<Row, 'badge' | 'warn'> {
    if (missing.length > 0) return { badge: t('missingIn', { languages: namesOf(missing) }), warn: true }
    return unreviewed.length > 0 ? { badge: t('unreviewedCount', { n: unreviewed.length }) } : {}
  }
}

const namesOf = (tags: readonly string[]): string => tags.map((tag) => interfaceLanguages.find((each) => each.tag === tag)?.name ?? tag).join(', ')
