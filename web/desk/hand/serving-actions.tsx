import { For } from 'solid-js'
import { type TextKey, useText } from '../text.ts'
import type { Outcome } from '../work/commands.ts'
import { CommandButton } from './command-button.tsx'
import type { HandProps } from './hand.tsx'
import { KeyCap } from './key-cap.tsx'

const outcomes: readonly { outcome: Outcome; text: TextKey; key: string }[] = [
  { outcome: 'done', text: 'outcomeDone', key: '1' },
  { outcome: 'papersMissing', text: 'outcomePapersMissing', key: '2' },
  { outcome: 'comeBack', text: 'outcomeComeBack', key: '3' },
]

export function ServingActions(props: HandProps) {
  const t = useText()
  const busy = () => props.commands.underWay() !== null
  return (
    <>
      <fieldset class="sp-outcomes">
        <legend>{t('outcome')}</legend>
        <For each={outcomes}>
          {(one) => (
            <label class="sp-outcome">
              <input type="radio" name="outcome" checked={props.outcome === one.outcome} onChange={() => props.chooseOutcome(one.outcome)} />
              <span>{t(one.text)}</span>
              <KeyCap key={one.key} />
            </label>
          )}
        </For>
      </fieldset>
      <div class="sp-commands">
        <CommandButton
          class="btn-primary sp-main"
          icon="arrow-right"
          mirror
          text={t('finishAndNext')}
          keys={['N']}
          disabled={busy()}
          press={() => props.commands.finishAndNext(props.outcome)}
        />
        <CommandButton icon="check" text={t('finish')} keys={['F']} disabled={busy()} press={() => props.commands.finish(props.outcome)} />
      </div>
    </>
  )
}
