import { For, Show } from 'solid-js'
import type { Station } from '../../../shared/contracts/tickets.ts'

/** So many stand one under the other; more stand closer, each on one line. */
const readAtOnce = 3

/** The desks of a visit, one after the other. */
export function Way(props: { way: readonly Station[] }) {
  return (
    <Show when={props.way.length > 0}>
      <ol class="sp-stations" classList={{ 'sp-many': props.way.length > readAtOnce }}>
        <For each={props.way}>
          {(station) => (
            <li>
              <b>
                <bdi>{station.serviceName}</bdi>
              </b>
              <bdi>{station.institutionName}</bdi>
            </li>
          )}
        </For>
      </ol>
    </Show>
  )
}
