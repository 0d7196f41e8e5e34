import { createEffect, createMemo, createSignal, Match, on, Switch } from 'solid-js'
import { language } from '../../kit/text.ts'
import { type Clock, timeIn } from '../../staff/clock.ts'
import { refusalText } from '../../staff/refusal-text.ts'
import { Icon } from '../../ui/icon.tsx'
import { isolate, useText } from '../text.ts'
import type { Picture } from './picture.ts'

/** A stream that comes back at once is nobody's business. */
const unnoticedMs = 2500

export function ConnectionBanner(props: { picture: Picture; clock: Clock; zone: string | undefined }) {
  const t = useText()
  const [lostAt, setLostAt] = createSignal<number | null>(null)
  createEffect(
    on(props.picture.connection, (connection) => {
      if (connection === 'live' || connection === 'ended') setLostAt(null)
      else if (lostAt() === null) setLostAt(props.clock.now())
    }),
  )
  const lost = createMemo(() => {
    const since = lostAt()
    return since !== null && props.clock.now() - since > unnoticedMs ? since : null
  })
  return (
    <div role="status" class="sp-banner-place">
      <Switch>
        <Match when={props.picture.refusal()}>
          {(refusal) => (
            <p class="sp-banner">
              <Icon name="circle-alert" />
              <span>
                <strong>{t('endedTitle')}.</strong> {refusalText(refusal()).title} {refusalText(refusal()).detail}
              </span>
            </p>
          )}
        </Match>
        <Match when={lost()}>
          {(since) => (
            <p class="sp-banner">
              <Icon name="wifi-off" />
              {t('lost', { time: isolate(timeIn(props.zone ?? 'UTC', since(), language())) })}
            </p>
          )}
        </Match>
      </Switch>
    </div>
  )
}
