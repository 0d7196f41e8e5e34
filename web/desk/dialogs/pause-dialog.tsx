import { type PauseReason, pauseReasons } from '../../../shared/domain/ticket.ts'
import { type TextKey, useText } from '../text.ts'
import { ReasonDialog } from './reason-dialog.tsx'

export const pauseTexts: Readonly<Record<PauseReason, TextKey>> = {
  break: 'pauseBreak',
  phone: 'pausePhone',
  backOffice: 'pauseBackOffice',
  meeting: 'pauseMeeting',
  other: 'reasonOther',
}
const icons: Readonly<Record<PauseReason, string>> = { break: 'coffee', phone: 'phone', backOffice: 'file-text', meeting: 'users', other: 'clock' }

export function PauseDialog(props: { pause: (reason: PauseReason) => void; close: () => void }) {
  const t = useText()
  return (
    <ReasonDialog
      title={t('pauseTitle')}
      reasons={pauseReasons.map((code) => ({ code, label: t(pauseTexts[code]), icon: icons[code] }))}
      choose={props.pause}
      close={props.close}
    />
  )
}
