import { Show } from 'solid-js'
import { refusalText } from '../../staff/refusal-text.ts'
import { Icon } from '../../ui/icon.tsx'
import type { Commands } from '../work/commands.ts'
import type { Picture } from '../work/picture.ts'

/** What the last command was answered, beside its button. That nobody waits is no error. */
export function Notice(props: { commands: Commands; picture: Picture }) {
  const calm = () => props.commands.refusal()?.problem?.code === 'nobody_waiting'
  return (
    <div class="sp-notice-place" aria-live="polite">
      <Show when={props.commands.refusal()}>
        {(refusal) => (
          <p class="sp-note" classList={{ 'sp-note-bad': !calm() }}>
            <Icon name={calm() ? 'info' : 'circle-alert'} />
            <span>
              <strong>{refusalText(refusal()).title}</strong> {refusalText(refusal()).detail}
            </span>
          </p>
        )}
      </Show>
    </div>
  )
}
