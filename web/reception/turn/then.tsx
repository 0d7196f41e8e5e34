import { createMemo, For, Show } from 'solid-js'
import type { Queue } from '../../../shared/contracts/desks.ts'
import type { Reception } from '../../../shared/contracts/reception.ts'
import type { Tongue } from '../../kit/tongues.ts'
import { Icon } from '../../ui/icon.tsx'
import { createLoaded, pathOf } from '../../ui/loaded.ts'
import type { Row } from '../list/today.ts'
import type { VisitorKey } from '../text.ts'

interface ThenProps {
  siteId: string
  row: Row
  queue: Queue | null
  tongue: Tongue<VisitorKey>
}

/** Where a visit goes on, in the visitor’s language: what, with whom, and the desks that are open for it. */
export function Then(props: ThenProps) {
  const later = createMemo(() => props.row.way.filter(({ state }) => state === 'toCome'))
  const inTongue = createLoaded<Reception>(() =>
    later().length > 0 ? pathOf(`/api/sites/${props.siteId}/reception`, { lang: props.tongue.tag }) : null,
  )
  const nameOf = (serviceId: string | null) => inTongue.value()?.services.find(({ id }) => id === serviceId)?.name
  const isServed = (serviceId: string | null) => serviceId !== null && props.row.stranded?.serviceId !== serviceId
  const desksOf = (serviceId: string | null) =>
    isServed(serviceId) ? (props.queue?.desks ?? []).filter((desk) => desk.open && desk.serviceIds.includes(serviceId!)) : []
  return (
    <Show when={later().length > 0}>
      <ol class="sp-turn-then" aria-label={props.tongue.t('then')}>
        <For each={later()}>
          {(station) => (
            <li>
              <Icon name="arrow-right" mirror />
              <span>{props.tongue.t('then')}</span>
              <Show when={nameOf(station.serviceId)}>
                {(name) => (
                  <strong>
                    <bdi>{name()}</bdi>
                  </strong>
                )}
              </Show>
              <Show when={station.institutionName}>{(name) => <bdi>{name()}</bdi>}</Show>
              <For each={desksOf(station.serviceId)}>
                {(desk) => (
                  <bdi dir="ltr" class="sp-turn-label">
                    {desk.label}
                  </bdi>
                )}
              </For>
            </li>
          )}
        </For>
      </ol>
    </Show>
  )
}
