import type { AdminPageProps } from '../pages.ts'
import { createOutline } from '../part/outline.ts'
import { NetworkForm } from './network-form.tsx'
import { useText } from './text.ts'
import { TravelForm } from './travel-form.tsx'

/** The installation as a whole, and what no site says alone: the ways between them. */
export default function Network(props: AdminPageProps) {
  const t = useText()
  const outline = createOutline()
  return (
    <>
      <h1>{t('title')}</h1>
      <NetworkForm session={props.session} />
      <TravelForm session={props.session} outline={outline.latest()} />
    </>
  )
}
