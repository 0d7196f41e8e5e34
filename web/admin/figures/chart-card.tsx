import { createSignal, createUniqueId, Show } from 'solid-js'
import { Icon } from '../../ui/icon.tsx'
import { Chart, mostBars } from './chart.tsx'
import { CountTable } from './count-table.tsx'
import { said } from './numbers.ts'
import type { Table } from './tables.ts'
import { useText } from './text.ts'

/** A chart with its sentence, and the table that stands behind it. */
export function ChartCard(props: { table: Table }) {
  const t = useText()
  const id = createUniqueId()
  const [asTable, setAsTable] = createSignal(false)
  const other = () => t(asTable() ? 'asChart' : 'asTable')
  return (
    <section class="sp-card" classList={{ 'sp-card-wide': asTable() || props.table.id === 'time' }} aria-labelledby={id}>
      <div class="sp-card-head">
        <h3 id={id}>{props.table.title}</h3>
        <button type="button" class="sp-tool" aria-label={`${other()}: ${props.table.title}`} onClick={() => setAsTable(!asTable())}>
          <Icon name={asTable() ? 'chart-column' : 'table'} />
          {other()}
        </button>
      </div>
      <p class="sp-card-said">{props.table.summary}</p>
      <Show when={asTable()} fallback={<Drawn table={props.table} />}>
        <CountTable table={props.table} />
      </Show>
      <Show when={!asTable() && props.table.direction === 'across' && props.table.bars.length > mostBars}>
        <p class="sp-hint">{t('firstOnly', { n: said(mostBars), all: said(props.table.bars.length) })}</p>
      </Show>
    </section>
  )
}

/** Where every count is hidden, or there is none, a picture would show nothing. */
function Drawn(props: { table: Table }) {
  return (
    <Show when={props.table.bars.some((bar) => bar.count)}>
      <Chart table={props.table} />
    </Show>
  )
}
