import { Empty } from '../../staff/empty.tsx'
import type { AdminPageProps } from '../pages.ts'
import { SitePage } from '../site/site-page.tsx'
import { SiteToday } from './site-today.tsx'
import { useText } from './text.ts'

/** The day of a site as its coordinator needs it. `#today/<site>` chooses the site. */
export default function Today(props: AdminPageProps) {
  const t = useText()
  return <SitePage {...props} path="today" of={SiteToday} none={<Empty icon="calendar-days" title={t('noSite')} heading="h1" />} />
}
