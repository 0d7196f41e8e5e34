import { createEffect } from 'solid-js'
import { Entry } from '../staff/entry.tsx'
import { createSession } from '../staff/session.ts'
import { useStaffText } from '../staff/text.ts'
import { OwnPage } from './own-page.tsx'
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
      {(self) => <OwnPage self={self()} session={session} />}
    </Entry>
  )
}
