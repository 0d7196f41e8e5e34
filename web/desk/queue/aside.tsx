import { For, Show } from 'solid-js'
import type { AsideRow, Queue } from '../../../shared/contracts/desks.ts'
import type { Clock } from '../../staff/clock.ts'
import { Icon } from '../../ui/icon.tsx'
import { parkTexts } from '../dialogs/park-dialog.tsx'
import { isolate, useText } from '../text.ts'
import { waitedText } from '../waited.ts'
import { nameOf, Who } from '../who.tsx'
import type { Commands } from '../work/commands.ts'

interface AsideProps {
  queue: Queue
  own: string
  /** this desk is free to call */
  free: boolean
  commands: Commands
  clock: Clock
}

/** Whoever was called and is neither at a desk nor waiting, each with the way back. */
export function Aside(props: AsideProps) {
  const t = useText()
  const rows = () => [...props.queue.parked, ...props.queue.absent]
  return (
    <Show when={rows().length > 0}>
      <section class="sp-people sp-aside" aria-labelledby="aside-title">
        <h2 id="aside-title">
          <Icon name="hourglass" />
          {t('asideTitle')}
          <span class="sp-count">{t('asideCount', { parked: props.queue.parked.length, absent: props.queue.absent.length })}</span>
        </h2>
        <ul tabindex={0} aria-labelledby="aside-title">
          <For each={rows()}>{(row) => <AsideLine {...props} row={row} />}</For>
        </ul>
      </section>
    </Show>
  )
}

function AsideLine(props: AsideProps & { row: AsideRow }) {
  const t = useText()
  const mine = () => props.row.deskId === props.own
  const busy = () => props.commands.underWay() !== null
  return (
    <li class="sp-aside-line">
      <Who who={props.row} class="sp-aside-face" />
      <span class="sp-aside-why">
        <span>{t(props.row.reason ? parkTexts[props.row.reason] : 'absent')}</span>
        <span class="sp-hint">
          <Show when={props.row.deskLabel}>{(label) => t('desk', { label: isolate(label()) })}</Show> ·{' '}
          {waitedText(props.row.since, props.clock.now(), t)}
        </span>
      </span>
      <Show when={mine()}>
        <button
          type="button"
          class="sp-tool"
          data-row
          aria-disabled={busy() || !props.free}
          onClick={() => !busy() && props.free && props.commands.choose(props.row, 'cameBack')}
        >
          <Icon name="bell-ring" />
          {t('callBack')} <OfWhom name={nameOf(props.row)} />
        </button>
      </Show>
      <button type="button" class="sp-tool" data-row aria-disabled={busy()} onClick={() => !busy() && props.commands.sendBack(props.row)}>
        <Icon name="rotate-ccw" mirror />
        {t('sendBack')} <OfWhom name={nameOf(props.row)} />
      </button>
    </li>
  )
}

/** Two buttons a row say the same: each says whom it means to whoever does not see the row. */
const OfWhom = (props: { name: string }) => (
  <bdi class="visually-hidden" dir="ltr">
    {props.name}
  </bdi>
)
