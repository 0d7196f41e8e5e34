import { createEffect } from 'solid-js'
import type { StaffSelf } from '../../shared/contracts/staff.ts'
import { Empty } from '../staff/empty.tsx'
import { Entry } from '../staff/entry.tsx'
import { Frame } from '../staff/frame.tsx'
import { createSession, type Session } from '../staff/session.ts'
import { useStaffText } from '../staff/text.ts'
import { useText } from './text.ts'

export function App() {
  const t = useText()
  const staffText = useStaffText()
  const session = createSession()
  createEffect(() => {
    document.title = staffText('pageInterpreter')
  })
  return (
    <Entry page="interpreter" session={session} lead={t('signInLead')}>
      {(self) => <Interpreter self={self()} session={session} />}
    </Entry>
  )
}

function Interpreter(props: { self: StaffSelf; session: Session }) {
  const t = useText()
  return (
    <div class="sp-page">
      <Frame self={props.self} here="interpreter" signOut={() => void props.session.leave()} />
      <main class="sp-content">
        <h1>
          <bdi>{props.self.name}</bdi>
        </h1>
        <Empty icon="calendar" title={t('emptyTitle')} hint={t('emptyHint')} />
      </main>
    </div>
  )
}
