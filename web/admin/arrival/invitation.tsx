import { createResource, createSignal, Match, Show, Switch } from 'solid-js'
import { Refusal, read, write } from '../../kit/api.ts'
import { Note, RefusalNote } from '../../staff/note.tsx'
import { createSending } from '../../staff/sending.ts'
import type { Session } from '../../staff/session.ts'
import { useStaffText } from '../../staff/text.ts'
import { isolate } from '../../staff/texts.ts'
import { Card } from './card.tsx'
import { NewPassword, shortest } from './new-password.tsx'
import { signInAfter } from './sign-in-after.ts'
import { useText } from './text.ts'

interface OpenInvitation {
  readonly name: string
  readonly email: string
  readonly networkName: string
}

/** Somebody was invited, and chooses a password. */
export function Invitation(props: { id: string; token: string; session: Session }) {
  const t = useText()
  const staffText = useStaffText()
  const key = { token: props.token }
  const path = `/api/invitations/${props.id}`
  const [invitation] = createResource(() => read<OpenInvitation>(path, {}, key))
  const [password, setPassword] = createSignal('')
  const [tooShort, setTooShort] = createSignal(false)
  const [accepted, setAccepted] = createSignal(false)
  const sending = createSending(props.session)
  const refusal = () => (invitation.error instanceof Refusal ? invitation.error : null)

  async function submit(event: Event) {
    event.preventDefault()
    setTooShort(password().length < shortest)
    if (tooShort()) return
    await sending.send(async () => {
      const { email } = await write<{ email: string }>(`${path}/accept`, { password: password() }, key)
      if (!(await signInAfter(props.session, email, password(), ''))) setAccepted(true)
    })
  }

  return (
    <Switch fallback={<p class="sp-loading">{staffText('loading')}</p>}>
      <Match when={refusal()}>
        {(given) => (
          <Card title={t('invitationTitle')}>
            <RefusalNote refusal={given()} />
            <a class="btn btn-outline-primary" href="/admin">
              {staffText('signIn')}
            </a>
          </Card>
        )}
      </Match>
      <Match when={accepted()}>
        <Card title={t('invitationTitle')}>
          <Note kind="good">{t('passwordSet')}</Note>
          <a class="btn btn-primary" href="/admin">
            {staffText('signIn')}
          </a>
        </Card>
      </Match>
      <Match when={invitation.latest}>
        {(open) => (
          <Card title={t('welcome', { name: isolate(open().name) })}>
            <p class="sp-lead">{t('invitationLead', { network: isolate(open().networkName) })}</p>
            <form class="sp-arrival-form" novalidate onSubmit={submit}>
              {/* a field, so that the browser keeps the password with the right name */}
              <label class="sp-field">
                <span>{t('signInWith')}</span>
                <input class="form-control" type="email" dir="ltr" autocomplete="username" readonly value={open().email} />
              </label>
              <NewPassword
                value={password()}
                onText={setPassword}
                mistake={tooShort() && password().length < shortest ? t('passwordShort', { n: shortest }) : undefined}
              />
              <Show when={sending.refusal()}>{(given) => <RefusalNote refusal={given()} />}</Show>
              <button type="submit" class="btn btn-primary sp-block" aria-disabled={sending.underWay()}>
                {t('invitationGo')}
              </button>
            </form>
          </Card>
        )}
      </Match>
    </Switch>
  )
}
