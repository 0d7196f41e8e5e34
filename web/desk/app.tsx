import { createEffect, createMemo, Show } from 'solid-js'
import type { StaffSelf } from '../../shared/contracts/staff.ts'
import { Entry } from '../staff/entry.tsx'
import { createSession, type Session } from '../staff/session.ts'
import { useStaffText } from '../staff/text.ts'
import { ChooseDesk } from './entry/choose-desk.tsx'
import { useText } from './text.ts'
import { Work } from './work/work.tsx'

/** Sign in, choose a desk, work. */
export function App() {
  const t = useText()
  const staffText = useStaffText()
  const session = createSession()
  const openDesk = createMemo(() => {
    const state = session.state()
    return state.kind === 'signedIn' ? state.self.openDesk : null
  })
  createEffect(() => {
    if (!openDesk()) document.title = staffText('title')
  })
  return (
    <Entry page="desk" session={session} lead={t('signInLead')}>
      {(self) => <AtDesk self={self()} session={session} />}
    </Entry>
  )
}

function AtDesk(props: { self: StaffSelf; session: Session }) {
  const deskId = createMemo(() => props.self.openDesk?.deskId)
  return (
    <Show when={deskId()} keyed fallback={<ChooseDesk self={props.self} session={props.session} />}>
      {(id) => <Work deskId={id} self={props.self} session={props.session} />}
    </Show>
  )
}
