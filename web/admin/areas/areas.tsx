import type { AdminPageProps } from '../pages.ts'
import { NamedPage } from '../part/named-page.tsx'
import { useText } from './text.ts'

/** The parts that a network is made of, each with its own sites and staff. */
export default function Areas(props: AdminPageProps) {
  const t = useText()
  return (
    <NamedPage
      {...props}
      kind="area"
      path="areas"
      icon="map"
      t={t}
      rowsOf={(outline) => outline.areas.map((area) => ({ id: area.id, name: area.name, icon: 'map', hint: t('sites', { n: area.siteCount }) }))}
    />
  )
}
