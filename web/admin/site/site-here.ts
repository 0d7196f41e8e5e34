import { type Accessor, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { StaffSelf } from '../../../shared/contracts/staff.ts'
import type { Refusal } from '../../kit/api.ts'
import { sitesAs } from '../../staff/pages.ts'
import type { AdminPageProps } from '../pages.ts'

const place = 'sportello.admin.site'

export interface SiteHere {
  readonly sites: Accessor<StaffSelf['sites']>
  /** null: there is none, or the one that was shown has gone */
  readonly siteId: Accessor<string | null>
  readonly gone: Accessor<boolean>
  /** the server knows this site no more: who is signed in, and for which sites, is read anew */
  readonly lose: (siteId: string) => void
}

/** The site that the address names, else the one that this computer looked at last, else the first. */
export function createSiteHere(props: AdminPageProps): SiteHere {
  const [lost, setLost] = createSignal<string | null>(null)
  const sites = createMemo(() => sitesAs(props.self, 'coordinator').filter((site) => site.id !== lost()))
  const known = (id: string | null) => sites().find((site) => site.id === id)?.id ?? null
  const gone = createMemo(() => (props.rest === '' ? lost() !== null : known(props.rest) === null))
  const siteId = createMemo(() => {
    if (gone()) return null
    return props.rest || (known(localStorage.getItem(place)) ?? sites()[0]?.id ?? null)
  })
  createEffect(on(siteId, (id) => id && localStorage.setItem(place, id)))
  return { sites, siteId, gone, lose }

  function lose(siteId: string) {
    if (lost() === siteId) return
    setLost(siteId)
    void props.session.refresh()
  }
}

/** A site that was taken away while its page stood open is said, not waited for. */
export function watchForLoss(refusal: () => Refusal | null, lose: () => void): void {
  createEffect(on(refusal, (given) => given?.problem?.code === 'not_found' && lose()))
}
