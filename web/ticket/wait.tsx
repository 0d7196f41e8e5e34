import { createMemo, Match, Show, Switch } from 'solid-js'
import type { Ticket } from '../../shared/contracts/tickets.ts'
import { aheadOf } from '../ui/ahead.ts'
import { Icon } from '../ui/icon.tsx'
import { type Key, t } from './texts.ts'

/** How long it may take, as a range, because nobody knows better; or honestly that nobody can say, and why. */
export function Wait(props: { ticket: Ticket }) {
  const range = createMemo(() => (props.ticket.wait?.kind === 'range' ? { ...props.ticket.wait } : null))
  const unknown = createMemo(() => (props.ticket.wait?.kind === 'unknown' ? props.ticket.wait.reason : null))
  return (
    <div class="sp-wait rounded text-center p-3 mb-4">
      <p class="mb-1">{t('waiting')}</p>
      <Switch>
        <Match when={range()}>
          {(wait) => (
            <>
              <p class="sp-range mb-1">{rangeWords(wait().lowMinutes, wait().highMinutes)}</p>
              <p class="mb-2">{promiseWords(props.ticket.promise, wait().notLaterThanTime)}</p>
            </>
          )}
        </Match>
        <Match when={!range()}>
          <p class="h4 mb-1">{t('unknown')}</p>
          <Show when={unknown()}>{(reason) => <p class="mb-2">{t(`unknown_${reason()}` as Key)}</p>}</Show>
          <Show when={props.ticket.promise}>{(promise) => <p class="mb-2">{promiseWords(promise(), '')}</p>}</Show>
        </Match>
      </Switch>
      <Show when={aheadOf(props.ticket) !== null}>
        <p class="mb-0 fw-semibold">
          <Icon name="users" /> {t('ahead', { n: aheadOf(props.ticket)! })}
        </p>
      </Show>
    </div>
  )
}

/** The paper's word stays; where it does not hold, that is said, and not another put in its place. */
export function promiseWords(promise: Ticket['promise'], notLater: string): string {
  if (!promise) return t('notLater', { time: notLater })
  if (promise.kept) return t('notLater', { time: promise.time })
  return promise.aboutTime ? t('late', { time: promise.time, about: promise.aboutTime }) : t('lateUnknown', { time: promise.time })
}

function rangeWords(low: number, high: number): string {
  if (high <= 1) return t('soon')
  return low < 1 || low === high ? t('minutes', { n: high }) : t('range', { low, high })
}
