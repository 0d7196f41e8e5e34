import { For, type JSX, onMount, Show } from 'solid-js'
import { type Refusal, sentencesOf } from '../kit/api.ts'
import { word } from './words.ts'

/** What happened, and what now, in the person's language; without an answer from the server, that there is no connection. */
export function Problem(props: { refusal: Refusal | null; again?: (() => void) | undefined; children?: JSX.Element }) {
  return (
    <Show when={props.refusal}>
      {(refusal) => (
        <div class="alert alert-danger" role="alert" ref={bringIntoSight}>
          <p class="h6 mb-1">{refusal().problem?.title ?? word('offlineTitle')}</p>
          <p class="mb-0">{refusal().problem?.detail ?? word('offlineDetail')}</p>
          <For each={sentencesOf(refusal())}>{(sentence) => <p class="mb-0">{sentence}</p>}</For>
          {props.children}
          <Show when={props.again}>
            {(again) => (
              <button type="button" class="btn btn-outline-primary btn-sm mt-3" onClick={() => again()()}>
                {word('retry')}
              </button>
            )}
          </Show>
        </div>
      )}
    </Show>
  )
}

/** The button that was pressed stands at the foot of a page that may be long. */
function bringIntoSight(element: HTMLElement) {
  onMount(() => element.scrollIntoView({ block: 'nearest' }))
}

export interface Mistake {
  /** id of the field */
  readonly field: string
  readonly text: string
}

/** All mistakes of a form at its top, each a way to its field; the form moves the focus here when it is sent. */
export function Mistakes(props: { list: readonly Mistake[] }) {
  return (
    <div id="mistakes" tabindex="-1">
      <Show when={props.list.length > 0}>
        <div class="alert alert-danger" role="alert">
          <p class="h6 mb-1">{word('checkFields')}</p>
          <ul class="mb-0 ps-3">
            <For each={props.list}>
              {(mistake) => (
                <li>
                  <a class="alert-link" href={`#${mistake.field}`} onClick={(event) => focusField(event, mistake.field)}>
                    {mistake.text}
                  </a>
                </li>
              )}
            </For>
          </ul>
        </div>
      </Show>
    </div>
  )
}

export const showMistakes = (): void => document.getElementById('mistakes')?.focus()

function focusField(event: Event, field: string) {
  event.preventDefault()
  document.getElementById(field)?.focus()
}
