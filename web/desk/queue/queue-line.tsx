import { createMemo, Show } from 'solid-js'
import type { QueueRow } from '../../../shared/contracts/desks.ts'
import type { Text } from '../../../shared/text/text.ts'
import { languageName } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import type { Clock } from '../../staff/clock.ts'
import { Icon } from '../../ui/icon.tsx'
import { isolate, type TextKey, useText } from '../text.ts'
import { waitedText } from '../waited.ts'
import { nameOf, Who } from '../who.tsx'
import type { Seat } from '../work/picture.ts'
import { canServe, speaks } from './can-serve.ts'

export function QueueLine(props: { row: QueueRow; desk: Seat | null; clock: Clock; choose: ((row: QueueRow) => void) | undefined }) {
  const t = useText()
  const mine = createMemo(() => props.desk !== null && canServe(props.desk, props.row))
  const early = () => Date.parse(props.row.waitingSince) > props.clock.now()
  return (
    <li class="sp-line" classList={{ 'sp-mine': mine() }}>
      <Who who={props.row} class="sp-line-face" />
      <div class="sp-line-need">
        <p class="sp-line-service">
          <Icon name={props.row.icon} />
          <bdi>{props.row.serviceName}</bdi>
        </p>
        <p class="sp-line-more">
          <bdi>{languageName(props.row.language, language())}</bdi>
          <Show when={props.row.interpreter}>
            <InterpreterNeed row={props.row} desk={props.desk} />
          </Show>
          <Show when={props.row.priorityClass === 'priority'}>
            <span class="sp-tag">{t('priority')}</span>
          </Show>
          <Show when={props.row.bookedTime}>
            {(time) => (
              <span class="sp-tag">
                <Icon name="calendar-clock" />
                {t('atTime', { time: isolate(time()) })}
              </span>
            )}
          </Show>
          <Show when={props.row.wanted}>
            {(wanted) => (
              <span class="sp-tag">
                <Icon name="shuffle" />
                {t('wantedFor', { name: isolate(wanted().name) })}
              </span>
            )}
          </Show>
          <Show when={props.row.passed > 0}>
            <span class="sp-tag sp-tag-warn">{t('passed', { n: props.row.passed })}</span>
          </Show>
        </p>
        <span class="visually-hidden">{t(mine() ? 'forYourDesk' : 'notForYourDesk')}</span>
      </div>
      <div class="sp-line-wait">
        <Show when={!early()} fallback={<strong>{t('expectedAt', { time: isolate(props.row.bookedTime ?? '') })}</strong>}>
          <span class="visually-hidden">{t('waitedLabel')}</span>
          <strong>{waitedText(props.row.waitingSince, props.clock.now(), t)}</strong>
        </Show>
        <span>{waitText(props.row, t)}</span>
      </div>
      <Show when={mine() && props.choose}>
        {(choose) => (
          <button type="button" class="sp-line-choose" data-row onClick={() => choose()(props.row)}>
            <span class="visually-hidden">{t('chooseName', { name: nameOf(props.row) })}</span>
          </button>
        )}
      </Show>
    </li>
  )
}

function InterpreterNeed(props: { row: QueueRow; desk: Seat | null }) {
  const t = useText()
  const spoken = () => props.desk !== null && speaks(props.desk, props.row)
  const there = () => spoken() || props.row.interpreterFree
  return (
    <span class={there() ? 'sp-need-free' : 'sp-need-busy'}>
      <Icon name={there() ? 'check' : 'clock'} />
      {t(spoken() ? 'speaksHere' : props.row.interpreterFree ? 'interpreterFree' : 'interpreterBusy')}
    </span>
  )
}

/** That an interpreter is missing is said beside the language already. */
function waitText({ wait, interpreterFree }: QueueRow, t: Text<TextKey>): string {
  if (wait === null || (wait.kind === 'unknown' && wait.reason === 'noInterpreter' && !interpreterFree)) return ''
  if (wait.kind === 'unknown') return t(unknown[wait.reason])
  if (wait.highMinutes === 0) return t('estimateSoon')
  return t('estimate', { low: wait.lowMinutes, high: wait.highMinutes })
}

const unknown = {
  noDesk: 'estimateNoDesk',
  noInterpreter: 'estimateNoInterpreter',
  noDeskToday: 'estimateNoDeskToday',
  noInterpreterToday: 'estimateNoInterpreterToday',
  afterClosing: 'estimateAfterClosing',
} as const
