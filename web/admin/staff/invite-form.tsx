import { createMemo, createSignal, Show } from 'solid-js'
import { createStore, unwrap } from 'solid-js/store'
import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import type { StaffRight } from '../../../shared/contracts/staff-rights.ts'
import type { Role } from '../../../shared/domain/actor.ts'
import { SaveBar } from '../../staff/form/save-bar.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
import { Note } from '../../staff/note.tsx'
import { createSending } from '../../staff/sending.ts'
import type { Session } from '../../staff/session.ts'
import { isolate } from '../../staff/texts.ts'
import { createFieldMistakes } from '../part/field-mistakes.ts'
import { Leaving } from '../part/leaving.tsx'
import { mistakesOf } from '../part/mistakes.ts'
import { LinkShown } from './link-shown.tsx'
import { firstRight } from './places.ts'
import { type Invitation, invite } from './requests.ts'
import { RightsEditor } from './rights-editor.tsx'
import { useText } from './text.ts'

interface InviteFormProps {
  session: Session
  outline: NetworkOutline
  mayGive: readonly Role[]
  again: () => Promise<void>
}

export function InviteForm(props: InviteFormProps) {
  const t = useText()
  const sending = createSending(props.session)
  const blank = () => ({ name: '', email: '', rights: [firstRight(props.outline, props.mayGive)] as StaffRight[] })
  const [draft, edit] = createStore(blank())
  const [invited, setInvited] = createSignal<{ name: string; invitation: Invitation | null } | null>(null)
  const fields = createFieldMistakes(createMemo(() => mistakesOf(sending.refusal(), unwrap(draft))))

  async function submit(event: Event) {
    event.preventDefault()
    const name = draft.name.trim()
    await sending.send(async () => {
      const { invitation } = await invite({ ...unwrap(draft), name, email: draft.email.trim() })
      setInvited({ name, invitation })
      edit(blank())
      await props.again()
    })
  }

  return (
    <Show
      when={invited()}
      fallback={
        <form class="sp-part" novalidate onSubmit={submit}>
          <h2>{t('inviteTitle')}</h2>
          <div class="sp-form-row">
            <TextField
              label={t('name')}
              mistake={fields.mistakeAt('name')}
              value={draft.name}
              maxlength={100}
              onText={(name) => edit('name', name)}
            />
            <TextField
              label={t('email')}
              hint={t('emailHint')}
              type="email"
              mistake={fields.mistakeAt('email')}
              value={draft.email}
              maxlength={254}
              onText={(email) => edit('email', email)}
            />
          </div>
          <RightsEditor
            rights={draft.rights}
            set={(rights) => edit('rights', rights)}
            outline={props.outline}
            mayGive={props.mayGive}
            mistakeAt={fields.mistakeAt}
          />
          <SaveBar changed={false} saved={false} sending={sending} label={t('inviteSend')} />
          <Leaving changed={draft.name !== '' || draft.email !== ''} within="staff/new" />
        </form>
      }
    >
      {(done) => (
        <section class="sp-part sp-invited">
          <Show when={done().invitation} fallback={<Note kind="good">{t('alreadyKnown', { name: isolate(done().name) })}</Note>}>
            {(invitation) => <LinkShown name={done().name} networkName={props.outline.network.name} invitation={invitation()} />}
          </Show>
          <div class="sp-save-row">
            <button type="button" class="btn btn-outline-primary" onClick={() => setInvited(null)}>
              {t('inviteNext')}
            </button>
          </div>
        </section>
      )}
    </Show>
  )
}
