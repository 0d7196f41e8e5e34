import { createMemo, For, Show } from 'solid-js'
import { Empty } from '../../staff/empty.tsx'
import { sitesAs } from '../../staff/pages.ts'
import type { AdminPageProps } from '../pages.ts'
import { SiteToday } from './site-today.tsx'
import { useText } from './text.ts'

/** The day of a site as its coordinator needs it. `#today/<site>` chooses the site. */
export default function Today(props: AdminPageProps) {
  const t = useText()
  const sites = createMemo(() => sitesAs(props.self, 'coordinator'))
  const siteId = createMemo(() => (sites().find((site) => site.id === props.rest) ?? sites()[0])?.id)
  return (
    <>
      <Show when={sites().length > 1}>
        <nav class="sp-day-sites" aria-label={t('sites')}>
          <For each={sites()}>
            {(site) => (
              <a class="sp-tool" href={`#today/${site.id}`} aria-current={site.id === siteId() ? 'page' : undefined}>
                <bdi>{site.name}</bdi>
              </a>
            )}
          </For>
        </nav>
      </Show>
      <Show when={siteId()} keyed fallback={<Empty icon="calendar-days" title={t('noSite')} heading="h1" />}>
        {(id) => <SiteToday siteId={id} session={props.session} />}
      </Show>
    </>
  )
}
