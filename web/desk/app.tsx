import { createEffect, createMemo, Match, Show, Switch } from 'solid-js'
import type { StaffSelf } from '../../shared/contracts/staff.ts'
import { ChooseDesk } from './entry/choose-desk.tsx'
import { Failed } from './entry/failed.tsx'
import { SignIn } from './entry/sign-in.tsx'
import { createSession, type Session } from './session.ts'
import { useText } from './text.ts'
import { Work } from './work/work.tsx'

/** Sign in, choose a desk, work: the session alone says which. */
export function App() {
  const t = useText()
  const session = createSession()
  const self = createMemo(() => {
    const state = session.state()
    return state.kind === 'signedIn' ? state.self : null
  })
  const refusal = () => {
    const state = session.state()
    return state.kind === 'failed' ? state.refusal : null
  }
  createEffect(() => {
    if (!self()?.openDesk) document.title = t('title')
  })
  return (
    <Switch>
      <Match when={self()}>{(known) => <SignedIn self={known()} session={session} />}</Match>
      <Match when={session.state().kind === 'signedOut'}>
        <SignIn session={session} />
      </Match>
      <Match when={refusal()}>{(given) => <Failed refusal={given()} retry={session.refresh} />}</Match>
      <Match when={session.state().kind === 'loading'}>
        <p class="sp-loading" role="status">
          {t('loading')}
        </p>
      </Match>
    </Switch>
  )
}

function SignedIn(props: { self: StaffSelf; session: Session }) {
  const deskId = createMemo(() => props.self.openDesk?.deskId)
  return (
    <Show when={deskId()} keyed fallback={<ChooseDesk self={props.self} session={props.session} />}>
      {(id) => <Work deskId={id} self={props.self} session={props.session} />}
    </Show>
  )
}
