import { For, Show } from 'solid-js'
import type { OwnPage } from '../../shared/contracts/interpreters.ts'
import { languageName } from '../../shared/text/when.ts'
import { language } from '../kit/text.ts'
import { useText } from './text.ts'

/** What one is booked for on a day, in order of time. */
export function Bookings(props: { bookings: OwnPage['days'][number]['bookings'] }) {
  const t = useText()
  return (
    <ol class="sp-own-bookings">
      <For each={props.bookings}>
        {(booking) => (
          <li data-state={booking.status}>
            <strong dir="ltr">
              {booking.time}–{booking.endTime}
            </strong>
            <span>
              <bdi>{booking.serviceName}</bdi>
              <Show when={booking.interpreter}>{(tag) => <> · {languageName(tag(), language())}</>}</Show>
              <span class="sp-hint">
                {booking.channel === 'onSite' ? <bdi>{`${booking.siteName}, ${booking.address}`}</bdi> : t(booking.channel)}
                <Show when={booking.status !== 'booked'}> · {t(booking.status === 'arrived' ? 'hasCome' : 'isDone')}</Show>
              </span>
            </span>
          </li>
        )}
      </For>
    </ol>
  )
}
