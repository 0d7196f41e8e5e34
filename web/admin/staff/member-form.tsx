import { createMemo, createSignal, Show } from 'solid-js'
import { createStore, reconcile, unwrap } from 'solid-js/store'
import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import type { StaffMember, StaffRight } from '../../../shared/contracts/staff-rights.ts'
import type { Role } from '../../../shared/domain/actor.ts'
import { same } from '../../../shared/domain/same.ts'
import { shortDay } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { SaveBar } from '../../staff/form/save-bar.tsx'
import { Note } from '../../staff/note.tsx'
import { createSending } from '../../staff/sending.ts'
import type { Session } from '../../staff/session.ts'
import { isolate } from '../../staff/texts.ts'
import { createFieldMistakes } from '../part/field-mistakes.ts'
import { Leaving } from '../part/leaving.tsx'
import { mistakesOf } from '../part/mistakes.ts'
import { wasChangedMeanwhile } from '../part/part.ts'
import type { PartsState } from '../part/parts-state.ts'
import { useText as usePartText } from '../part/text.ts'
import { LinkShown } from './link-shown.tsx'
import { MemberActions } from './member-actions.tsx'
import { mergedRights } from './merged-rights.ts'
import { changeRights, dismiss, type Invitation, inviteAnew } from './requests.ts'
import { RightsEditor } from './rights-editor.tsx'
import { useText } from './text.ts'

interface MemberFormProps {
  session: Session
  member: StaffMember
  outline: NetworkOutline
  mayGive: readonly Role[]
  state: PartsState
  again: () => Promise<void>
}

export function MemberForm(props: MemberFormProps) {
  const t = useText()
  const partText = usePartText()
  const sending = createSending(props.session)
  const rightsNow = (): StaffRight[] => JSON.parse(JSON.stringify(props.member.rights))
  const [draft, edit] = createStore({ rights: rightsNow() })
  // What the form began with: somebody else's save makes the list of the page another one
  const [base, setBase] = createSignal({ version: props.member.version, rights: rightsNow() })
  const [merged, setMerged] = createSignal(false)
  const [saved, setSaved] = createSignal(false)
  const [gone, setGone] = createSignal(false)
  const [link, setLink] = createSignal<Invitation | null>(null)
  const changed = createMemo(() => !gone() && !same(draft.rights, base().rights))
  const fields = createFieldMistakes(createMemo(() => mistakesOf(sending.refusal(), unwrap(draft))))
  const set = (rights: StaffRight[]) => edit('rights', reconcile(rights))

  async function submit(event: Event) {
    event.preventDefault()
    setSaved(false)
    const done = await sending.send(async () => {
      await changeRights(props.member.staffId, base().version, unwrap(draft.rights))
      await props.again()
      beginAnew(rightsNow())
    })
    setSaved(done)
  }

  function beginAnew(rights: StaffRight[]) {
    setMerged(false)
    setBase({ version: props.member.version, rights: rightsNow() })
    set(rights)
  }

  /** The other one's change is fetched, and mine is kept. */
  const takeTheirs = () =>
    sending.send(async () => {
      const [before, mine] = [base().rights, unwrap(draft.rights)]
      await props.again()
      beginAnew(mergedRights(before, mine, props.member.rights))
      setMerged(true)
    })

  const newLink = () =>
    sending.send(async () => {
      setLink((await inviteAnew(props.member.staffId)).invitation)
      await props.again()
    })

  const sendAway = () =>
    sending.send(async () => {
      const name = props.member.name
      await dismiss(props.member.staffId)
      setGone(true)
      props.state.leave(t('dismissed', { name: isolate(name) }))
      await props.again()
    })

  return (
    <form class="sp-part" classList={{ 'sp-part-busy': changed() || saved() || sending.refusal() !== null }} novalidate onSubmit={submit}>
      <div>
        <h2>
          <bdi>{props.member.name}</bdi>
        </h2>
        <p class="sp-hint">
          <bdi dir="ltr">{props.member.email}</bdi> · {stateWords()}
        </p>
      </div>
      <Show when={link()}>
        {(invitation) => <LinkShown name={props.member.name} networkName={props.outline.network.name} invitation={invitation()} />}
      </Show>
      <RightsEditor rights={draft.rights} set={set} outline={props.outline} mayGive={props.mayGive} mistakeAt={fields.mistakeAt} />
      <Show when={props.member.moreElsewhere}>
        <Note>{t('moreElsewhere')}</Note>
      </Show>
      <Show when={wasChangedMeanwhile(sending.refusal())}>
        <div class="sp-meanwhile">
          <button type="button" class="btn btn-outline-primary" onClick={() => void takeTheirs()}>
            {partText('meanwhileLoad')}
          </button>
        </div>
      </Show>
      <Show when={merged()}>
        <Note kind="warn">{partText('meanwhileMine', { n: 0 })}</Note>
      </Show>
      <SaveBar changed={changed()} saved={saved()} sending={sending} {...(changed() ? { onCancel: () => beginAnew(rightsNow()) } : {})}>
        <Show when={props.member.mayDismiss && !props.member.self}>
          <MemberActions member={props.member} newLink={newLink} dismiss={sendAway} />
        </Show>
      </SaveBar>
      <Leaving changed={changed()} within={`staff/${props.member.staffId}`} />
    </form>
  )

  function stateWords(): string {
    const { active, invitedUntil } = props.member
    if (active) return t('active')
    return invitedUntil === null ? t('notActive') : t('invitedUntil', { day: isolate(shortDay(invitedUntil.slice(0, 10), language())) })
  }
}
