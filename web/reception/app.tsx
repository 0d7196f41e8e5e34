import { createEffect, For } from 'solid-js'
import type { StaffSelf } from '../../shared/contracts/staff.ts'
import { Empty } from '../staff/empty.tsx'
import { Entry } from '../staff/entry.tsx'
import { Frame } from '../staff/frame.tsx'
import { sitesAs } from '../staff/pages.ts'
import { createSession, type Session } from '../staff/session.ts'
import { useStaffText } from '../staff/text.ts'
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

function Reception(props: { self: StaffSelf; session: Session }) {
  const t = useText()
  const staffText = useStaffText()
  return (
    <div class="sp-page">
      <Frame self={props.self} here="reception" signOut={() => void props.session.leave()} />
      <main class="sp-content">
        <h1>{staffText('pageReception')}</h1>
        <ul>
          <For each={sitesAs(props.self, 'receptionist')}>
            {(site) => (
              <li>
                <bdi>{site.name}</bdi>
              </li>
            )}
          </For>
        </ul>
        <Empty icon="concierge-bell" title={t('emptyTitle')} hint={t('emptyHint')} />
      </main>
    </div>
  )
}
