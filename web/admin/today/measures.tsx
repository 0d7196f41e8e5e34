import { createMemo, Show } from 'solid-js'
import type { Queue } from '../../../shared/contracts/desks.ts'
import { language } from '../../kit/text.ts'
import { listOf } from '../../staff/texts.ts'
import { useText } from './text.ts'

/** The four figures a coordinator looks for first. */
export function Measures(props: { queue: Queue }) {
  const t = useText()
  const longest = createMemo(() => {
    const since = props.queue.waiting.map((row) => Date.parse(row.waitingSince))
    return since.length === 0 ? null : Math.max(0, Math.floor((Date.parse(props.queue.now) - Math.min(...since)) / 60_000))
  })
  const open = createMemo(() => props.queue.desks.filter((desk) => desk.open).length)
  const help = createMemo(() =>
    listOf(
      props.queue.help.map((call) => call.deskLabel),
      language(),
    ),
  )
  return (
    <dl class="sp-day-figures">
      <Figure name={t('waiting')} value={String(props.queue.waiting.length)} />
      <Figure name={t('longest')} value={longest() === null ? '–' : t('minutes', { n: longest()! })} />
      <Figure name={t('desksOpen')} value={`${open()} / ${props.queue.desks.length}`} />
      <Figure name={t('aside')} value={String(props.queue.parked.length + props.queue.absent.length)} />
      <Show when={help()}>
        <Figure name={t('help')} value={help()} urgent />
      </Show>
    </dl>
  )
}

function Figure(props: { name: string; value: string; urgent?: boolean }) {
  return (
    <div class="sp-day-figure" data-urgent={props.urgent}>
      <dt>{props.name}</dt>
      <dd>
        <bdi>{props.value}</bdi>
      </dd>
    </div>
  )
}
