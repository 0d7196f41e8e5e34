import { For, type JSX, Show } from 'solid-js'
import { word } from './words.ts'

/** A text-only list of what is known: term and value. */
export function Facts(props: { children: JSX.Element }) {
  return <dl class="sp-facts mb-0">{props.children}</dl>
}

export function Fact(props: { term: string; children: JSX.Element }) {
  return (
    <div class="mb-3">
      <dt class="text-secondary fw-normal small">{props.term}</dt>
      <dd class="mb-0 fw-semibold">{props.children}</dd>
    </div>
  )
}

export function Documents(props: { documents: readonly string[] }) {
  return (
    <Show when={props.documents.length > 0} fallback={<p class="mb-0">{word('noDocuments')}</p>}>
      <ul class="sp-documents mb-0">
        <For each={props.documents}>
          {(one) => (
            <li>
              <bdi>{one}</bdi>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

interface PlaceProps {
  readonly site: { name: string; address: string; city: string }
  /** where a mobile unit stops */
  readonly stop?: { place?: string | undefined; address?: string | null | undefined } | null | undefined
}

export function Place(props: PlaceProps) {
  return (
    <>
      <bdi>{props.site.name}</bdi>
      <br />
      <span class="fw-normal">
        <bdi>{props.stop?.place ? stopWords(props.stop, props.site.city) : `${props.site.address}, ${props.site.city}`}</bdi>
      </span>
    </>
  )
}

/** Where a mobile unit stops: what the place is called and, where it is said, its address. */
export const stopWords = (stop: { place?: string | undefined; address?: string | null | undefined }, city: string): string =>
  [stop.place, stop.address || city].filter(Boolean).join(', ')
