import { createEffect, createMemo, createResource, Show } from 'solid-js'
import { read } from '../kit/api.ts'
import { useHash } from '../kit/hash.ts'
import { Entry } from '../staff/entry.tsx'
import { createSession } from '../staff/session.ts'
import { useStaffText } from '../staff/text.ts'
import { Admin } from './admin.tsx'
import { Arrival } from './arrival/arrival.tsx'
import { wayInOf } from './arrival/way-in.ts'
import { useText } from './text.ts'

export function App() {
  const t = useText()
  const staffText = useStaffText()
  const session = createSession()
  const hash = useHash()
  const way = createMemo(() => wayInOf(hash()), null, { equals: (one, other) => one?.kind === other?.kind && one?.token === other?.token })
  // before anybody could sign in, the sign-in says where to begin
  const [setup] = createResource(
    () => session.state().kind === 'signedOut',
    () => read<{ open: boolean }>('/api/setup').catch(() => ({ open: false })),
  )
  createEffect(() => {
    if (session.state().kind !== 'signedIn') document.title = staffText('pageAdmin')
  })
  return (
    <Show when={way()} fallback={<SignedIn />}>
      {(known) => <Arrival way={known()} session={session} />}
    </Show>
  )

  function SignedIn() {
    return (
      <Entry page="admin" session={session} lead={t(setup.latest?.open ? 'notSetUp' : 'signInLead')}>
        {(self) => <Admin self={self()} session={session} />}
      </Entry>
    )
  }
}
