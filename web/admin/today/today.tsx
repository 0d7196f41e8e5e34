import { Show } from 'solid-js'
import { Empty } from '../../staff/empty.tsx'
import type { AdminPageProps } from '../pages.ts'
import { SiteChoice } from '../site/site-choice.tsx'
import { createSiteHere } from '../site/site-here.ts'
import { SiteToday } from './site-today.tsx'
import { useText } from './text.ts'

/** The day of a site as its coordinator needs it. `#today/<site>` chooses the site. */
export default function Today(props: AdminPageProps) {
  const t = useText()
  const here = createSiteHere(props)
  return (
    <>
      <SiteChoice page="today" here={here} />
      <Show when={here.siteId()} keyed fallback={here.gone() ? null : <Empty icon="calendar-days" title={t('noSite')} heading="h1" />}>
        {(id) => <SiteToday siteId={id} session={props.session} lose={() => here.lose(id)} />}
      </Show>
    </>
  )
}
