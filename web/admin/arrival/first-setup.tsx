import { createMemo, createResource, createSignal, Match, Show, Switch } from 'solid-js'
import { createStore, unwrap } from 'solid-js/store'
import { interfaceLanguages } from '../../../shared/text/languages.ts'
import { read, write } from '../../kit/api.ts'
import { language } from '../../kit/text.ts'
import { SelectField } from '../../staff/form/select-field.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
import { Note, RefusalNote } from '../../staff/note.tsx'
import { createSending } from '../../staff/sending.ts'
import type { Session } from '../../staff/session.ts'
import { useStaffText } from '../../staff/text.ts'
import { zonesWith } from '../network/zones.ts'
import { createFieldMistakes } from '../part/field-mistakes.ts'
import { mistakesOf } from '../part/mistakes.ts'
import { Card } from './card.tsx'
import { NewPassword, shortest } from './new-password.tsx'
import { signInAfter } from './sign-in-after.ts'
import { useText } from './text.ts'

/** An empty database: whoever started it makes the network, and is its first administrator. */
export function FirstSetup(props: { token: string; session: Session }) {
  const t = useText()
  const staffText = useStaffText()
  const [state] = createResource(() => read<{ open: boolean }>('/api/setup'))
  const [draft, edit] = createStore({
    networkName: '',
    language: language() as string,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'Europe/Rome',
    name: '',
    email: '',
    password: '',
  })
  const [tried, setTried] = createSignal(false)
  const sending = createSending(props.session)
  const fields = createFieldMistakes(createMemo(() => mistakesOf(sending.refusal(), unwrap(draft))))
  const empty = (field: 'networkName' | 'name' | 'email') => (tried() && draft[field].trim() === '' ? t('needed') : fields.mistakeAt(field))
  const short = () => (tried() && draft.password.length < shortest ? t('passwordShort', { n: shortest }) : undefined)

  async function submit(event: Event) {
    event.preventDefault()
    setTried(true)
    if (short() || !draft.networkName.trim() || !draft.name.trim() || !draft.email.trim()) return
    await sending.send(async () => {
      await write('/api/setup', { ...unwrap(draft), token: props.token })
      if (!(await signInAfter(props.session, draft.email.trim(), draft.password, 'start'))) location.assign('/admin')
    })
  }

  return (
    <Switch fallback={<p class="sp-loading">{staffText('loading')}</p>}>
      <Match when={state.error || state.latest?.open === false}>
        <Card title={t('setupTitle')}>
          <Note>{t('setupDone')}</Note>
          <a class="btn btn-primary" href="/admin">
            {staffText('signIn')}
          </a>
        </Card>
      </Match>
      <Match when={state.latest?.open}>
        <Card title={t('setupTitle')} wide>
          <p class="sp-lead">{t('setupLead')}</p>
          <form class="sp-arrival-form" novalidate onSubmit={submit}>
            <h2>{t('setupNetwork')}</h2>
            <TextField
              label={t('networkName')}
              hint={t('networkNameHint')}
              mistake={empty('networkName')}
              value={draft.networkName}
              maxlength={120}
              onText={(name) => edit('networkName', name)}
            />
            <div class="sp-form-row">
              <SelectField
                label={t('language')}
                mistake={fields.mistakeAt('language')}
                value={draft.language}
                options={interfaceLanguages.map(({ tag, name }) => ({ value: tag, label: name }))}
                onChosen={(tag) => edit('language', tag)}
              />
              <SelectField
                label={t('zone')}
                mistake={fields.mistakeAt('zone')}
                value={draft.zone}
                options={zonesWith(draft.zone).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
                onChosen={(zone) => edit('zone', zone)}
              />
            </div>
            <h2>{t('setupYou')}</h2>
            <div class="sp-form-row">
              <TextField
                label={t('name')}
                autocomplete="name"
                mistake={empty('name')}
                value={draft.name}
                maxlength={100}
                onText={(name) => edit('name', name)}
              />
              <TextField
                label={t('email')}
                type="email"
                autocomplete="username"
                mistake={empty('email')}
                value={draft.email}
                maxlength={254}
                onText={(email) => edit('email', email)}
              />
            </div>
            <NewPassword value={draft.password} onText={(password) => edit('password', password)} mistake={short() ?? fields.mistakeAt('password')} />
            <Show when={sending.refusal()}>{(given) => <RefusalNote refusal={given()} />}</Show>
            <button type="submit" class="btn btn-primary sp-block" aria-disabled={sending.underWay()}>
              {t('setupGo')}
            </button>
          </form>
        </Card>
      </Match>
    </Switch>
  )
}
