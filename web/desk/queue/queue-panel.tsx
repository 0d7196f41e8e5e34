import { For, Show } from 'solid-js'
import type { QueueRow } from '../../../shared/contracts/desks.ts'
import type { Clock } from '../../staff/clock.ts'
import { Icon } from '../../ui/icon.tsx'
import { useText } from '../text.ts'
import type { Commands } from '../work/commands.ts'
import type { Picture } from '../work/picture.ts'
import { Aside } from './aside.tsx'
import { Colleagues } from './colleagues.tsx'
import { Interpreters } from './interpreters.tsx'
import { QueueLine } from './queue-line.tsx'

interface PanelProps {
  picture: Picture
  commands: Commands
  clock: Clock
  own: string
  /** this desk is free to call */
  free: boolean
  /** somebody may be called out of turn */
  choose: ((row: QueueRow) => void) | undefined
}

/** Everybody who waits, who can interpret, and who else is at work. */
export function QueuePanel(props: PanelProps) {
  const t = useText()
  return (
    <aside class="sp-side" aria-label={t('queue')}>
      <Show when={props.picture.queue()} fallback={<div class="sp-skeleton" />}>
        {(queue) => (
          <>
            <Interpreters interpreters={queue().interpreters} />
            <Colleagues desks={queue().desks} own={props.own} clock={props.clock} />
            <Aside queue={queue()} own={props.own} free={props.free} commands={props.commands} clock={props.clock} />
            <section class="sp-queue" aria-labelledby="queue-title">
              <h2 id="queue-title">
                <Icon name="users" />
                {t('queue')}
                <span class="sp-count">{t('queueCount', { n: queue().waiting.length })}</span>
                <Show when={!queue().open}>
                  <span class="sp-tag sp-tag-warn">{t('siteClosed')}</span>
                </Show>
              </h2>
              <Show
                when={queue().waiting.length > 0}
                fallback={
                  <p class="sp-empty">
                    <Icon name="circle-check" />
                    <strong>{t('queueEmpty')}</strong>
                    {t('queueEmptyHint')}
                  </p>
                }
              >
                <ol class="sp-lines" tabindex={0} aria-labelledby="queue-title">
                  <For each={queue().waiting}>
                    {(row) => <QueueLine row={row} desk={props.picture.desk()} clock={props.clock} choose={props.choose} />}
                  </For>
                </ol>
              </Show>
            </section>
          </>
        )}
      </Show>
    </aside>
  )
}
