import { createMemo, Show } from 'solid-js'
import { Icon } from '../../ui/icon.tsx'
import { canServe, mayTake } from '../queue/can-serve.ts'
import { type TextKey, useText } from '../text.ts'
import { Who } from '../who.tsx'
import type { Last } from '../work/commands.ts'
import { CommandButton } from './command-button.tsx'
import type { HandProps } from './hand.tsx'
import { Notice } from './notice.tsx'

const endings: Record<Last['how'], TextKey> = {
  done: 'outcomeDone',
  papersMissing: 'outcomePapersMissing',
  comeBack: 'outcomeComeBack',
  absent: 'absent',
  park: 'didParkShort',
  transfer: 'didTransferShort',
}

/** Whoever has been served may be sent to another institution, and get the next appointment; whoever was sent on will come again. */
export const mayRefer = (last: Last | null): boolean => last !== null && ['done', 'papersMissing', 'comeBack'].includes(last.how)
export const mayFollow = (last: Last | null): boolean => mayRefer(last) && !last?.followed

/** One number and one button. */
export function Idle(props: HandProps) {
  const t = useText()
  const waiting = () => props.picture.queue()?.waiting ?? []
  const mine = createMemo(() => waiting().filter((row) => canServe(props.picture.desk()!, row)).length)
  const needInterpreter = createMemo(
    () => waiting().filter((row) => mayTake(props.picture.desk()!, row) && !canServe(props.picture.desk()!, row)).length,
  )
  return (
    <div class="sp-idle sp-idle-open">
      <div class="sp-idle-head">
        <Show
          when={mine() > 0}
          fallback={
            <>
              <h1 class="sp-idle-title">{t('nobodyForDesk')}</h1>
              <p class="sp-hint">{t('nobodyHint')}</p>
            </>
          }
        >
          <h1 class="sp-idle-title">
            <span class="sp-idle-count">{mine()}</span> {t('waitingForDesk', { n: mine() })}
          </h1>
        </Show>
      </div>
      <CommandButton
        class="btn-primary sp-next"
        text={t('next')}
        keys={['space', 'N']}
        disabled={props.commands.underWay() !== null}
        press={() => props.commands.next()}
      />
      <div class="sp-idle-foot">
        <Notice commands={props.commands} picture={props.picture} />
        <p class="sp-hint sp-idle-hints">
          <Show when={needInterpreter() > 0}>
            <span>
              <Icon name="languages" />
              {t('needInterpreterHint', { n: needInterpreter() })}
            </span>
          </Show>
          <Show when={props.commands.last()}>
            {(last) => (
              <span>
                <Icon name={last().how === 'absent' ? 'user-x' : 'circle-check'} />
                <Who who={last()} />
                {t(last().followed ? 'followed' : endings[last().how])}
              </span>
            )}
          </Show>
        </p>
        <Show when={mayFollow(props.commands.last())}>
          <CommandButton
            icon="calendar-plus"
            text={t('following')}
            keys={['B']}
            disabled={props.commands.underWay() !== null}
            press={() => props.ask('following')}
          />
        </Show>
      </div>
    </div>
  )
}
