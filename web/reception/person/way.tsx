import { For, Show } from 'solid-js'
import type { Row } from '../list/today.ts'
import { isolate, useText } from '../text.ts'

/** The steps of a visit in their order: what is done, where somebody is, what follows. */
export function Way(props: { row: Row }) {
  const t = useText()
  return (
    <Show when={props.row.way.length > 0}>
      <ol class="sp-found-way" aria-label={t('wayTitle')}>
        <For each={props.row.way}>
          {(station) => (
            <li data-state={station.state}>
              <span class="sp-found-station">
                <bdi>{station.serviceName ?? station.institutionName}</bdi>
                <Show when={station.serviceName && station.institutionName}>
                  {(name) => (
                    <span class="sp-hint">
                      <bdi>{name()}</bdi>
                    </span>
                  )}
                </Show>
              </span>
              <span class="sp-hint">
                {station.state === 'now' && station.desk ? t('atDesk', { label: isolate(station.desk) }) : t(`way_${station.state}`)}
              </span>
            </li>
          )}
        </For>
      </ol>
    </Show>
  )
}
