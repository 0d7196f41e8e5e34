import { For, Show } from 'solid-js'
import type { FiguresRow, Measures } from '../../../shared/contracts/figures.ts'
import type { FiguresKey } from '../../../shared/text/figures.ts'
import { counted, hiddenMark } from './numbers.ts'
import type { Table } from './tables.ts'
import { useText } from './text.ts'

const columns = [
  ['waitMedian', 'colWaitMedian'],
  ['waitNinth', 'colWaitNinth'],
  ['kept', 'colKept'],
  ['broken', 'colBroken'],
  ['first', 'colFirst'],
  ['again', 'colAgain'],
  ['came', 'colCame'],
  ['missed', 'colMissed'],
  ['daysMedian', 'colDaysMedian'],
  ['firstFreeMedian', 'colFirstFreeMedian'],
] as const satisfies (readonly [keyof Measures, FiguresKey])[]

/** Null where there are too few to say, not where a count is hidden. */
const typical: readonly (keyof Measures)[] = ['waitMedian', 'waitNinth', 'daysMedian', 'firstFreeMedian']

/** The numbers of a chart, and whatever else is counted of the same visits. */
export function CountTable(props: { table: Table }) {
  const t = useText()
  const shown = () => (props.table.bars.some((bar) => bar.row) ? columns.filter(([column]) => !props.table.without?.includes(column)) : [])
  return (
    <section class="sp-count-room" tabindex="0" aria-label={props.table.title}>
      <table class="sp-counts">
        <thead>
          <tr>
            <th scope="col">{props.table.heading}</th>
            <th scope="col">{t('colVisits')}</th>
            <For each={shown()}>{([, title]) => <th scope="col">{t(title)}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.table.bars}>
            {(bar) => (
              <tr>
                <th scope="row">
                  <bdi>{bar.name}</bdi>
                </th>
                <Count value={bar.count} />
                <Show when={bar.row}>{(row) => <For each={shown()}>{([column]) => <Measure row={row()} column={column} />}</For>}</Show>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  )
}

function Measure(props: { row: FiguresRow; column: keyof Measures }) {
  return (
    <Show when={typical.includes(props.column)} fallback={<Count value={props.row[props.column]} />}>
      <td dir="ltr">{props.row[props.column] ?? '–'}</td>
    </Show>
  )
}

function Count(props: { value: number | null }) {
  const t = useText()
  return (
    <td dir="ltr">
      <Show when={props.value !== null} fallback={<abbr title={t('hidden')}>{hiddenMark}</abbr>}>
        {counted(props.value!)}
      </Show>
    </td>
  )
}
