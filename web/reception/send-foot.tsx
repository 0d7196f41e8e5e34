import { Show } from 'solid-js'
import { RefusalNote } from '../staff/note.tsx'
import type { Sending } from '../staff/sending.ts'
import { Icon } from '../ui/icon.tsx'
import type { IconName } from '../ui/icon-names.ts'

/** The one button of a dialog, below what was refused last. */
export function SendFoot(props: { sending: Sending; icon: IconName; label: string; ref: (button: HTMLButtonElement) => void }) {
  return (
    <>
      <div role="alert">
        <Show when={props.sending.refusal()}>{(refusal) => <RefusalNote refusal={refusal()} withFields />}</Show>
      </div>
      <div class="sp-dialog-foot">
        <button ref={props.ref} type="submit" class="btn btn-primary" aria-disabled={props.sending.underWay()}>
          <Icon name={props.icon} />
          {props.label}
        </button>
      </div>
    </>
  )
}
