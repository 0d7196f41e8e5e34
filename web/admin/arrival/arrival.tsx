import { lazy, Match, Suspense, Switch } from 'solid-js'
import type { Session } from '../../staff/session.ts'
import { load } from './text.ts'
import type { WayIn } from './way-in.ts'

const Invitation = lazy(async () => {
  await load()
  return { default: (await import('./invitation.tsx')).Invitation }
})
const FirstSetup = lazy(async () => {
  await load()
  return { default: (await import('./first-setup.tsx')).FirstSetup }
})

/** Before anybody can sign in: whoever was invited chooses a password, whoever begins makes the network. */
export function Arrival(props: { way: WayIn; session: Session }) {
  const invitation = () => (props.way.kind === 'invitation' ? props.way : null)
  const setup = () => (props.way.kind === 'setup' ? props.way : null)
  return (
    <Suspense>
      <Switch>
        <Match when={invitation()} keyed>
          {(way) => <Invitation id={way.id} token={way.token} session={props.session} />}
        </Match>
        <Match when={setup()} keyed>
          {(way) => <FirstSetup token={way.token} session={props.session} />}
        </Match>
      </Switch>
    </Suspense>
  )
}
