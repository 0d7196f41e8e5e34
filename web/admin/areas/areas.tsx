import type { AdminPageProps } from '../pages.ts'
import { NamedPage } from '../part/named-page.tsx'
import { useText } from './text.ts'

/** The parts that a network is made of, each with its own sites and staff. */
export default function Areas(props: AdminPageProps) {
  const t = useText()
  const texts = () => ({
    title: t('title'),
    lead: t('lead'),
    add: t('add'),
    new: t('new'),
    emptyTitle: t('emptyTitle'),
    emptyHint: t('emptyHint'),
    name: t('name'),
    nameHint: t('nameHint'),
  })
  return (
    <NamedPage
      {...props}
      kind="area"
      path="areas"
      icon="map"
      texts={texts()}
      rowsOf={(outline) => outline.areas.map((area) => ({ id: area.id, name: area.name, icon: 'map', hint: t('sites', { n: area.siteCount }) }))}
    />
  )
}
