import { createResource, Show } from 'solid-js'
import type { StaffMember } from '../../../shared/contracts/staff-rights.ts'
import { Refusal } from '../../kit/api.ts'
import { Empty } from '../../staff/empty.tsx'
import type { Row } from '../../staff/list.tsx'
import { RefusalNote } from '../../staff/note.tsx'
import type { AdminPageProps } from '../pages.ts'
import { PartsPage } from '../part/parts-page.tsx'
import { createPartsState } from '../part/parts-state.ts'
import { InviteForm } from './invite-form.tsx'
import { MemberForm } from './member-form.tsx'
import { readMembers } from './requests.ts'
import { useText } from './text.ts'
import { wordsOfRight } from './words-of-rights.ts'

/** Who works here, and what they may do where. `#staff/new` invites somebody. */
export default function Staff(props: AdminPageProps) {
  const t = useText()
  const state = createPartsState('staff', () => props.rest)
  const [members, { refetch }] = createResource(readMembers)
  const known = () => (members.error ? null : (members.latest ?? null))
  const again = async () => void (await refetch())
  const open = () => known()?.staff.find((member) => member.staffId === state.open())

  return (
    <PartsPage
      path="staff"
      open={state.open()}
      title={t('title')}
      lead={t('lead')}
      outline={state.outline}
      rows={known()?.staff.map(rowOf) ?? []}
      mayAdd={known() !== null}
      addLabel={t('invite')}
      empty={<Empty icon="users" title={t('emptyTitle')} hint={t('emptyHint')} />}
      done={state.done()}
    >
      <Show when={members.error instanceof Refusal && members.error}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
      <Show when={state.outline.latest()}>
        {(outline) => (
          <Show when={known()}>
            {(given) => (
              <Show
                when={state.open() === 'new'}
                fallback={
                  <Show when={open()?.staffId} keyed fallback={<Empty icon="users" title={t('notFound')} />}>
                    {(_id) => (
                      <MemberForm
                        session={props.session}
                        member={open()!}
                        outline={outline()}
                        mayGive={given().mayGive}
                        state={state}
                        again={again}
                      />
                    )}
                  </Show>
                }
              >
                <InviteForm session={props.session} outline={outline()} mayGive={given().mayGive} again={again} />
              </Show>
            )}
          </Show>
        )}
      </Show>
    </PartsPage>
  )

  function rowOf(member: StaffMember): Row {
    const outline = state.outline.latest()
    const rights = outline ? member.rights.map((right) => wordsOfRight(t, outline, right)).join(' – ') : ''
    return { id: member.staffId, name: member.name, hint: rights || t('noRights'), icon: 'user', ...badgeOf(member) }
  }

  function badgeOf({ active, invitedUntil, self }: StaffMember): Pick<Row, 'badge' | 'warn'> {
    if (self) return { badge: t('you') }
    if (active) return {}
    return invitedUntil === null ? { badge: t('notActive'), warn: true } : { badge: t('invited') }
  }
}
