import { createSignal, Show } from 'solid-js'
import type { StaffMember } from '../../../shared/contracts/staff-rights.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { useStaffText } from '../../staff/text.ts'
import { isolate } from '../../staff/texts.ts'
import { Icon } from '../../ui/icon.tsx'
import { useText } from './text.ts'

type Asked = 'link' | 'dismiss'

/** A new way in, and the way out: each asked for once more. */
export function MemberActions(props: { member: StaffMember; newLink: () => Promise<unknown>; dismiss: () => Promise<unknown> }) {
  const t = useText()
  const staffText = useStaffText()
  const [asked, setAsked] = createSignal<Asked | null>(null)
  const yes = (what: Asked) => {
    setAsked(null)
    void (what === 'link' ? props.newLink() : props.dismiss())
  }
  return (
    <>
      <button type="button" class="btn btn-outline-primary" onClick={() => setAsked('link')}>
        <Icon name="key-round" />
        {t('newLink')}
      </button>
      <button type="button" class="btn btn-outline-danger" onClick={() => setAsked('dismiss')}>
        <Icon name="user-x" />
        {t('dismiss')}
      </button>
      <Show when={asked()}>
        {(what) => (
          <Dialog title={t(`${what()}AskTitle`, { name: isolate(props.member.name) })} close={() => setAsked(null)}>
            <div class="sp-form">
              <p>{t(`${what()}AskDetail`)}</p>
              <div class="sp-save-row">
                <button
                  type="button"
                  class="btn"
                  classList={{ 'btn-danger': what() === 'dismiss', 'btn-primary': what() === 'link' }}
                  onClick={() => yes(what())}
                >
                  {t(what() === 'dismiss' ? 'dismiss' : 'newLink')}
                </button>
                <button type="button" class="btn btn-outline-primary" onClick={() => setAsked(null)}>
                  {staffText('cancel')}
                </button>
              </div>
            </div>
          </Dialog>
        )}
      </Show>
    </>
  )
}
