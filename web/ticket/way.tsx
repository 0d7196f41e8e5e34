import { For, Show } from 'solid-js'
import type { Ticket } from '../../shared/contracts/tickets.ts'
import { Icon } from '../ui/icon.tsx'
import { type Key, t } from './texts.ts'

const icons = { over: 'circle-check', now: 'arrow-right', toCome: 'clock' } as const

/** One visit, several desks: where one has been, where one is, what is still to come, and when it may be over. */
export function Way(props: { ticket: Ticket }) {
  return (
    <Show when={props.ticket.way.length > 1}>
      <section class="sp-way mb-4">
        <h2 class="h6 mb-2">{t('way')}</h2>
        <ol class="list-unstyled mb-2">
          <For each={props.ticket.way}>
            {(station) => (
              <li class="sp-station" data-state={station.state} aria-current={station.state === 'now' ? 'step' : undefined}>
                <Icon name={icons[station.state]} mirror={station.state === 'now'} />
                <span>
                  <bdi class="fw-semibold">{station.serviceName}</bdi>
                  <Show when={station.institutionName}>
                    {(name) => (
                      <span class="d-block small">
                        <bdi>{name()}</bdi>
                        <Show when={station.desk}>
                          {(desk) => (
                            <>
                              {` · ${t('desk')} `}
                              <bdi>{desk()}</bdi>
                            </>
                          )}
                        </Show>
                      </span>
                    )}
                  </Show>
                  <span class="visually-hidden">{t(`way_${station.state}` as Key)}</span>
                </span>
              </li>
            )}
          </For>
        </ol>
        <Show when={props.ticket.finish}>{(finish) => <p class="mb-0">{t('finish', { from: finish().earliest, to: finish().latest })}</p>}</Show>
      </section>
    </Show>
  )
}
