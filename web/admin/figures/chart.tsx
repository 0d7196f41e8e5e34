import { createEffect, onCleanup } from 'solid-js'
import { directionOf } from '../../../shared/text/languages.ts'
import { language } from '../../kit/text.ts'
import { drawBars, linesOf } from './bars.ts'
import type { Bar, Table } from './tables.ts'

/** What stands for itself; the others of a long list are in the table. */
export const mostBars = 15

/** Those that stand upright are as high as so many that lie. */
const barsOfHeight = 6

/** A picture of counts; what it shows is said in one sentence, and stands in full in the table behind it. */
export function Chart(props: { table: Table }) {
  let canvas!: HTMLCanvasElement
  const bars = (): readonly Bar[] => (props.table.direction === 'across' ? props.table.bars.slice(0, mostBars) : props.table.bars)
  createEffect(() => {
    const rightToLeft = directionOf(language()) === 'rtl'
    onCleanup(drawBars(canvas, { bars: bars(), direction: props.table.direction, rightToLeft }))
  })
  const room = () =>
    props.table.direction === 'across'
      ? { '--bars': bars().length, '--lines': Math.max(...bars().map((bar) => linesOf(bar).length)) }
      : { '--bars': barsOfHeight, '--lines': 1 }
  return (
    <div class="sp-chart" style={room()}>
      <canvas ref={canvas} role="img" aria-label={`${props.table.title}. ${props.table.summary}`} />
    </div>
  )
}
