import { language } from '../../kit/text.ts'
import { timeIn } from '../../staff/clock.ts'
import { Icon } from '../../ui/icon.tsx'
import { pauseTexts } from '../dialogs/pause-dialog.tsx'
import { isolate, useText } from '../text.ts'
import { CommandButton } from './command-button.tsx'
import type { HandProps } from './hand.tsx'
import { Notice } from './notice.tsx'

/** The desk calls nobody; one button brings it back. */
export function Paused(props: HandProps) {
  const t = useText()
  const paused = () => props.picture.desk()!.paused!
  const since = () => timeIn(props.picture.queue()?.zone ?? 'UTC', Date.parse(paused().since), language())
  return (
    <div class="sp-idle">
      <Icon name="coffee" class="sp-entry-icon" />
      <h1 class="sp-idle-title">{t('pausedTitle')}</h1>
      <p class="sp-hint">
        {t(pauseTexts[paused().reason])} · {t('sinceTime', { time: isolate(since()) })}
      </p>
      <Notice commands={props.commands} picture={props.picture} />
      <CommandButton
        class="btn-primary sp-next"
        text={t('resume')}
        keys={['space', 'P']}
        disabled={props.commands.underWay() !== null}
        press={() => void props.commands.resume()}
      />
    </div>
  )
}
