import { createMemo, For, Show } from 'solid-js'
import type { Queue } from '../../../shared/contracts/desks.ts'
import type { Clock } from '../../staff/clock.ts'
import { Icon } from '../../ui/icon.tsx'
import { isolate, useText } from '../text.ts'
import { waitedText } from '../waited.ts'
import { Who } from '../who.tsx'

/** The desks beside mine: who serves whom, since when; the closed ones in one line. */
export function Colleagues(props: { desks: Queue['desks']; own: string | undefined; clock: Clock }) {
  const t = useText()
  const open = createMemo(() => props.desks.filter((desk) => desk.open && desk.id !== props.own))
  const closed = createMemo(() => props.desks.filter((desk) => !desk.open && desk.id !== props.own).map((desk) => isolate(desk.label)))
  return (
    <section class="sp-people" aria-labelledby="colleagues-title">
      <h2 id="colleagues-title">
        <Icon name="building-2" />
        {t('otherDesks')}
        <Show when={closed().length > 0}>
          <span class="sp-count">{t('closedDesks', { labels: closed().join(' · ') })}</span>
        </Show>
      </h2>
      <ul tabindex={0} aria-labelledby="colleagues-title">
        <For each={open()} fallback={<li class="sp-hint">{t('noOtherDesks')}</li>}>
          {(desk) => (
            <li class="sp-one" data-state={desk.serving ? 'engaged' : desk.paused ? 'paused' : 'free'}>
              <span class="sp-one-name">
                <bdi class="sp-one-label">{desk.label}</bdi>
                <bdi class="sp-hint">{desk.staffName}</bdi>
              </span>
              <span class="sp-one-state">
                <Show when={desk.serving} fallback={t(desk.paused ? 'deskPaused' : 'deskIdle')}>
                  {(step) => (
                    <>
                      {t(step().status === 'serving' ? 'deskServing' : 'deskCalling')} <Who who={step()} />
                      <span class="sp-one-time">{waitedText(step().startedAt ?? step().calledAt, props.clock.now(), t)}</span>
                    </>
                  )}
                </Show>
                <Show when={desk.silent}>
                  <span class="sp-tag sp-tag-warn">{t('deskSilent')}</span>
                </Show>
              </span>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
