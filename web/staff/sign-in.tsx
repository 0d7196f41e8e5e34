import { createSignal, onMount, Show } from 'solid-js'
import { Refusal } from '../kit/api.ts'
import { Icon } from '../ui/icon.tsx'
import { Brand } from './brand.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { refusalText } from './refusal-text.ts'
import type { Session, SignIn as SignInResult } from './session.ts'
import { type StaffKey, useStaffText } from './text.ts'

type Why = Exclude<SignInResult, 'in'> | 'empty'
const messages: Record<Exclude<Why, Refusal>, StaffKey> = {
  empty: 'fillBoth',
  wrong: 'wrongPassword',
  tooOften: 'tooManyTries',
  offline: 'offlineDetail',
  failed: 'failedDetail',
}

export function SignIn(props: { session: Session; lead: string; expired: boolean }) {
  const t = useStaffText()
  const [underWay, setUnderWay] = createSignal(false)
  const [error, setError] = createSignal<Why | null>(null)
  let email!: HTMLInputElement
  let password!: HTMLInputElement
  onMount(() => email.focus())

  async function submit(event: Event) {
    event.preventDefault()
    if (underWay()) return
    if (!email.value.trim() || !password.value) return refuse('empty')
    setUnderWay(true)
    setError(null)
    const result = await props.session.signIn(email.value.trim(), password.value)
    setUnderWay(false)
    if (result !== 'in') refuse(result)
  }

  function sentence(why: Why): string {
    return why instanceof Refusal ? refusalText(why).detail : t(messages[why])
  }

  function refuse(why: Why) {
    setError(why)
    const field = why === 'empty' && !email.value.trim() ? email : password
    field.focus()
  }

  return (
    <main class="sp-entry">
      <div class="sp-entry-language">
        <LanguageChoice />
      </div>
      <form class="sp-entry-card" novalidate onSubmit={submit}>
        <Brand />
        <h1>{t('signInTitle')}</h1>
        <p class="sp-lead">{props.lead}</p>
        <Show when={props.expired}>
          <p class="sp-note" role="status">
            <Icon name="clock" />
            {t('sessionEnded')}
          </p>
        </Show>
        <Show when={!isSecureContext}>
          <p class="sp-note sp-note-warn">
            <Icon name="triangle-alert" />
            {t('needsTls')}
          </p>
        </Show>
        <label class="sp-field">
          <span>{t('email')}</span>
          <input ref={email} class="form-control" type="email" name="email" dir="ltr" autocomplete="username" required {...invalid(error())} />
        </label>
        <label class="sp-field">
          <span>{t('password')}</span>
          <input
            ref={password}
            class="form-control"
            type="password"
            name="password"
            dir="ltr"
            autocomplete="current-password"
            required
            {...invalid(error())}
          />
        </label>
        <div id="sign-in-error" role="alert">
          <Show when={error()}>
            {(why) => (
              <p class="sp-note sp-note-bad">
                <Icon name="circle-alert" />
                {sentence(why())}
              </p>
            )}
          </Show>
        </div>
        <button type="submit" class="btn btn-primary sp-block" aria-disabled={underWay()}>
          {t('signIn')}
        </button>
      </form>
    </main>
  )
}

const invalid = (error: Why | null) => ({
  'aria-invalid': error === 'wrong' || error === 'empty' ? ('true' as const) : undefined,
  'aria-describedby': 'sign-in-error',
})
