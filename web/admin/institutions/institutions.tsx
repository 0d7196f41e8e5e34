import type { AdminPageProps } from '../pages.ts'
import { NamedPage } from '../part/named-page.tsx'
import { useText } from './text.ts'

/** Who owns desks and staff; several may share a site. */
export default function Institutions(props: AdminPageProps) {
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
      kind="institution"
      path="institutions"
      icon="landmark"
      texts={texts()}
      rowsOf={(outline) =>
        outline.institutions.map(({ id, name, deskCount }) => ({ id, name, icon: 'landmark', hint: t('desks', { n: deskCount }) }))
      }
    />
  )
}
