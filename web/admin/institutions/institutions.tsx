import type { AdminPageProps } from '../pages.ts'
import { NamedPage } from '../part/named-page.tsx'
import { useText } from './text.ts'

/** Who owns desks and staff; several may share a site. */
export default function Institutions(props: AdminPageProps) {
  const t = useText()
  return (
    <NamedPage
      {...props}
      kind="institution"
      path="institutions"
      icon="landmark"
      t={t}
      rowsOf={(outline) =>
        outline.institutions.map(({ id, name, deskCount }) => ({ id, name, icon: 'landmark', hint: t('desks', { n: deskCount }) }))
      }
    />
  )
}
