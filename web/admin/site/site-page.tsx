import { type Component, type JSX, Show } from 'solid-js'
import type { Session } from '../../staff/session.ts'
import type { AdminPageProps } from '../pages.ts'
import { SiteChoice } from './site-choice.tsx'
import { createSiteHere } from './site-here.ts'

/** What a page shows of one site; it begins anew with another. */
export interface OfSiteProps {
  siteId: string
  session: Session
  /** the site has gone */
  lose: () => void
}

interface SitePageProps extends AdminPageProps {
  /** `agenda` of `#agenda/<site>` */
  path: string
  of: Component<OfSiteProps>
  /** instead, where there is no site at all */
  none?: JSX.Element
}

/** A page about one site at a time: which one, and what it shows of it. */
export function SitePage(props: SitePageProps) {
  const here = createSiteHere(props)
  return (
    <>
      <SiteChoice page={props.path} here={here} />
      <Show when={here.siteId()} keyed fallback={here.gone() ? null : props.none}>
        {(id) => <props.of siteId={id} session={props.session} lose={() => here.lose(id)} />}
      </Show>
    </>
  )
}
