import { onMount } from 'solid-js'
import { Note } from '../../staff/note.tsx'
import { isolate, useText } from '../text.ts'
import type { Target } from './transfer-targets.ts'

/** Before somebody is sent where nobody sits: they would wait until a desk opens. The focus is on the way back. */
export function NobodyThere(props: { target: Target; send: () => void; back: () => void }) {
  const t = useText()
  let back!: HTMLButtonElement
  onMount(() => back.focus())
  return (
    <div class="sp-nobody-there">
      <div role="alert">
        <Note kind="warn">{t('transferNobody', { target: isolate(props.target.name) })}</Note>
      </div>
      <div class="sp-nobody-there-do">
        <button ref={back} type="button" class="btn btn-primary" onClick={() => props.back()}>
          {t('transferElsewhere')}
        </button>
        <button type="button" class="btn btn-outline-danger" onClick={() => props.send()}>
          {t('transferAnyway')}
        </button>
      </div>
    </div>
  )
}
