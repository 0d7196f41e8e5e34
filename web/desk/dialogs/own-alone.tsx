import { onMount } from 'solid-js'
import { Note } from '../../staff/note.tsx'
import { isolate, useText } from '../text.ts'

/** No other institution does it, but one’s own does: the ways that there are for that. The focus is on the way back. */
export function OwnAlone(props: { service: string; institution: string; back: () => void }) {
  const t = useText()
  let back!: HTMLButtonElement
  onMount(() => back.focus())
  return (
    <div class="sp-nobody-there">
      <div role="alert">
        <Note kind="warn">{t('referOwnAlone', { service: isolate(props.service), institution: isolate(props.institution) })}</Note>
      </div>
      <div class="sp-nobody-there-do">
        <button ref={back} type="button" class="btn btn-primary" onClick={() => props.back()}>
          {t('referOther')}
        </button>
      </div>
    </div>
  )
}
