import { type Accessor, createMemo, type JSX, Match, Show, Switch } from 'solid-js'
import type { StaffSelf } from '../../shared/contracts/staff.ts'
import { Empty } from './empty.tsx'
import { Failed } from './failed.tsx'
import { Frame } from './frame.tsx'
import { type StaffPageName, staffPages } from './pages.ts'
import type { Session } from './session.ts'
import { SignIn } from './sign-in.tsx'
import { useStaffText } from './text.ts'

interface EntryProps {
  page: StaffPageName
  session: Session
  /** whom the page is for, above the sign-in */
  lead: string
  children: (self: Accessor<StaffSelf>) => JSX.Element
}

/** What comes before every page of the staff: who is it, and may they? The session alone says which. */
export function Entry(props: EntryProps) {
  const t = useStaffText()
  const self = createMemo(() => {
    const state = props.session.state()
    return state.kind === 'signedIn' ? state.self : null
  })
  const signedOut = () => {
    const state = props.session.state()
    return state.kind === 'signedOut' ? state : null
  }
  const refusal = () => {
    const state = props.session.state()
    return state.kind === 'failed' ? state.refusal : null
  }
  return (
    <Switch>
      <Match when={self()}>
        {(known) => (
          <Show when={staffPages[props.page].mayUse(known())} fallback={<NotYours self={known()} here={props.page} session={props.session} />}>
            {props.children(known)}
          </Show>
        )}
      </Match>
      <Match when={signedOut()}>{(out) => <SignIn session={props.session} lead={props.lead} expired={out().expired} />}</Match>
      <Match when={refusal()}>{(given) => <Failed refusal={given()} retry={props.session.refresh} />}</Match>
      <Match when={props.session.state().kind === 'loading'}>
        <p class="sp-loading" role="status">
          {t('loading')}
        </p>
      </Match>
    </Switch>
  )
}

function NotYours(props: { self: StaffSelf; here: StaffPageName; session: Session }) {
  const t = useStaffText()
  return (
    <div class="sp-page">
      <Frame self={props.self} here={props.here} signOut={() => void props.session.leave()} />
      <main class="sp-content">
        <Empty icon="lock" title={t('notYoursTitle')} hint={t('notYoursDetail')} heading="h1" />
      </main>
    </div>
  )
}
