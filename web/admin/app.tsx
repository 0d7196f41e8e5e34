import { createEffect } from 'solid-js'
import { Entry } from '../staff/entry.tsx'
import { createSession } from '../staff/session.ts'
import { useStaffText } from '../staff/text.ts'
import { Admin } from './admin.tsx'
import { useText } from './text.ts'

export function App() {
  const t = useText()
  const staffText = useStaffText()
  const session = createSession()
  createEffect(() => {
    if (session.state().kind !== 'signedIn') document.title = staffText('pageAdmin')
  })
  return (
    <Entry page="admin" session={session} lead={t('signInLead')}>
      {(self) => <Admin self={self()} session={session} />}
    </Entry>
  )
}
