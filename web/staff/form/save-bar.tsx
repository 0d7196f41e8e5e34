import { type JSX, Show } from 'solid-js'
import { Icon } from '../../ui/icon.tsx'
import { RefusalNote } from '../note.tsx'
import type { Sending } from '../sending.ts'
import { useStaffText } from '../text.ts'

interface SaveBarProps {
  /** the form holds what is not saved yet */
  changed: boolean
  /** the last change was saved */
  saved: boolean
  sending: Sending
  /** back to what is saved; without it there is no such button */
  onCancel?: () => void
  /** other words for "Save" */
  label?: string
  /** further buttons, at the end */
  children?: JSX.Element
}

/** The end of a form, which stays in sight: its one primary button submits, and beside it stands how things are. */
export function SaveBar(props: SaveBarProps) {
  const t = useStaffText()
  const said = () => {
    if (props.sending.underWay()) return t('saving')
    if (props.changed) return t('unsaved')
    return props.saved ? t('saved') : ''
  }
  return (
    <div class="sp-save-bar">
      <div role="alert">
        <Show when={props.sending.refusal()}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
      </div>
      <div class="sp-save-row">
        <button type="submit" class="btn btn-primary" aria-disabled={props.sending.underWay()}>
          {props.label ?? t('save')}
        </button>
        <Show when={props.onCancel}>
          {(cancel) => (
            <button type="button" class="btn btn-outline-primary" onClick={() => cancel()()}>
              {t('cancel')}
            </button>
          )}
        </Show>
        <span class="sp-save-said" role="status">
          <Show when={props.saved && !props.changed && !props.sending.underWay()}>
            <Icon name="circle-check" />
          </Show>
          {said()}
        </span>
        {props.children}
      </div>
    </div>
  )
}
