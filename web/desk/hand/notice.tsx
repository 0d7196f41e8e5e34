import { Show } from 'solid-js'
import { Icon } from '../../ui/icon.tsx'
import { refusalText } from '../refusal-text.ts'
import { useText } from '../text.ts'
import type { Commands } from '../work/commands.ts'
import type { Picture } from '../work/picture.ts'

/** What the last command was answered, beside its button. That nobody waits is no error. */
export function Notice(props: { commands: Commands; picture: Picture }) {
  const t = useText()
  const calm = () => props.commands.refusal()?.problem?.code === 'nobody_waiting'
  return (
    <div class="sp-notice-place" aria-live="polite">
      <Show when={props.commands.refusal()}>
        {(refusal) => (
          <p class="sp-note" classList={{ 'sp-note-bad': !calm() }}>
            <Icon name={calm() ? 'info' : 'circle-alert'} />
            <span>
              <strong>{refusalText(refusal(), t).title}</strong> {refusalText(refusal(), t).detail}
            </span>
          </p>
        )}
      </Show>
    </div>
  )
}
