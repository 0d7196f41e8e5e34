import { Show } from 'solid-js'
import { word } from './words.ts'

/** The shape of what is on its way. */
export function Waiting(props: { shown: boolean }) {
  return (
    <Show when={props.shown}>
      <div class="sp-waiting" role="status">
        <span class="visually-hidden">{word('loading')}</span>
        <div class="rounded mb-3" />
        <div class="rounded mb-3" />
        <div class="rounded mb-3" />
      </div>
    </Show>
  )
}
