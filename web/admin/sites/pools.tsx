import { For, Show } from 'solid-js'
import { Empty } from '../../staff/empty.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PoolCard } from './pool-card.tsx'
import { newPool, type SectionProps } from './site.ts'
import { useText } from './text.ts'

/** The desks, in groups of those that do the same for the same institution. */
export function Pools(props: SectionProps) {
  const t = useText()
  const lacks = () => {
    if (props.outline.institutions.length === 0) return { title: t('noInstitutions'), href: '#institutions', label: t('toInstitutions') }
    return props.outline.services.length === 0 ? { title: t('noServices'), href: '#services', label: t('toServices') } : null
  }
  const add = () => props.part.edit('pools', [...props.part.draft.pools, newPool(props.part.draft, props.outline)])
  return (
    <Show
      when={lacks()}
      fallback={
        <>
          <For each={props.part.draft.pools} fallback={<p class="sp-hint">{t('noPools')}</p>}>
            {(pool, at) => <PoolCard {...props} pool={pool} at={at()} />}
          </For>
          <div>
            <button type="button" class="btn btn-outline-primary" onClick={add}>
              <Icon name="plus" />
              {t('addPool')}
            </button>
          </div>
        </>
      }
    >
      {(missing) => (
        <Empty icon="info" title={missing().title}>
          <a class="btn btn-outline-primary" href={missing().href}>
            {missing().label}
          </a>
        </Empty>
      )}
    </Show>
  )
}
