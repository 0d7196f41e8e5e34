import { type JSX, Show } from 'solid-js'
import type { BoardCall } from '../../shared/contracts/board.ts'
import { Face } from '../../web/ui/face.tsx'
import { Icon } from '../../web/ui/icon.tsx'

/** What fits at full size; longer ones are set smaller to stay in their row. */
const signs = { number: 4, desk: 3 }

/** Number, colour and shape, then the desk they go to. */
export function Call(props: { call: BoardCall; fresh: boolean; class: string; numberWord?: JSX.Element; deskWord?: JSX.Element }) {
  return (
    <div class={`sp-call ${props.class}`} classList={{ 'sp-fresh': props.fresh }} data-status={props.call.status} data-mark={props.call.face.mark}>
      <span class="sp-cell" classList={{ 'sp-long': props.call.face.label.length > signs.number }}>
        <Show when={props.numberWord}>{props.numberWord}</Show>
        <Face face={props.call.face} />
      </span>
      <Icon name="arrow-right" mirror />
      <span class="sp-cell sp-cell-desk" classList={{ 'sp-long': props.call.desk.length > signs.desk }}>
        <Show when={props.deskWord}>{props.deskWord}</Show>
        <bdi class="sp-desk">{props.call.desk}</bdi>
      </span>
    </div>
  )
}
