import { type ChoiceReason, choiceReasons } from '../../../shared/domain/ticket.ts'
import { Icon } from '../../ui/icon.tsx'
import { type TextKey, useText } from '../text.ts'
import { ReasonDialog } from './reason-dialog.tsx'

const texts: Readonly<Record<ChoiceReason, TextKey>> = {
  entitled: 'chooseEntitled',
  urgent: 'chooseUrgent',
  brief: 'chooseBrief',
  cameBack: 'chooseCameBack',
  other: 'reasonOther',
}
const icons: Readonly<Record<ChoiceReason, string>> = {
  entitled: 'accessibility',
  urgent: 'clock',
  brief: 'check',
  cameBack: 'rotate-ccw',
  other: 'circle-help',
}

/** Out of turn: the reason is kept, and those who are passed are told that the desk has chosen. */
export function ChooseDialog(props: { name: string; choose: (reason: ChoiceReason) => void; close: () => void }) {
  const t = useText()
  return (
    <ReasonDialog
      title={t('chooseOneTitle', { name: props.name })}
      reasons={choiceReasons.map((code) => ({ code, label: t(texts[code]), icon: icons[code] }))}
      choose={props.choose}
      close={props.close}
    >
      <p class="sp-note sp-reason-note">
        <Icon name="info" />
        <span>{t('chooseHint')}</span>
      </p>
    </ReasonDialog>
  )
}
