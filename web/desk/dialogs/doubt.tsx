import { type JSX, onMount } from 'solid-js'
import { Note } from '../../staff/note.tsx'

/** What is to be read before somebody goes on, with the focus on the way back; the children are ways on. */
export function Doubt(props: { warning: string; backLabel: string; back: () => void; children?: JSX.Element }) {
  let back!: HTMLButtonElement
  onMount(() => back.focus())
  return (
    <div class="sp-doubt">
      <div role="alert">
        <Note kind="warn">{props.warning}</Note>
      </div>
      <div class="sp-doubt-do">
        <button ref={back} type="button" class="btn btn-primary" onClick={() => props.back()}>
          {props.backLabel}
        </button>
        {props.children}
      </div>
    </div>
  )
}
