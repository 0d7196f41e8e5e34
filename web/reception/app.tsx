import { createEffect, createMemo, createSignal, Show } from 'solid-js'
import type { StaffSelf } from '../../shared/contracts/staff.ts'
import { Entry } from '../staff/entry.tsx'
import { sitesAs } from '../staff/pages.ts'
import { createSession, type Session } from '../staff/session.ts'
import { useStaffText } from '../staff/text.ts'
import { Front } from './front.tsx'
import { useText } from './text.ts'

export function App() {
  const t = useText()
  const staffText = useStaffText()
  const session = createSession()
  createEffect(() => {
    document.title = staffText('pageReception')
  })
  return (
    <Entry page="reception" session={session} lead={t('signInLead')}>
      {(self) => <Reception self={self()} session={session} />}
    </Entry>
  )
}

const place = 'sportello.reception.site'

/** One site at a time: the one this computer stood at last. */
function Reception(props: { self: StaffSelf; session: Session }) {
  const sites = createMemo(() => sitesAs(props.self, 'receptionist'))
  const [chosen, setChosen] = createSignal(localStorage.getItem(place))
  const site = createMemo(() => sites().find(({ id }) => id === chosen()) ?? sites()[0])
  const choose = (siteId: string) => {
    localStorage.setItem(place, siteId)
    setChosen(siteId)
  }
  return (
    <Show when={site()?.id} keyed>
      {(siteId) => <Front self={props.self} session={props.session} sites={sites()} siteId={siteId} chooseSite={choose} />}
    </Show>
  )
}
