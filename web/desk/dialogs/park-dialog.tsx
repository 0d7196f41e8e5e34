import { type ParkReason, parkReasons } from '../../../shared/domain/ticket.ts'
import { type TextKey, useText } from '../text.ts'
import { ReasonDialog } from './reason-dialog.tsx'

export const parkTexts: Readonly<Record<ParkReason, TextKey>> = {
  fetchesPaper: 'parkFetchesPaper',
  fillsForm: 'parkFillsForm',
  waitsForColleague: 'parkWaitsForColleague',
  other: 'reasonOther',
}
const icons: Readonly<Record<ParkReason, string>> = { fetchesPaper: 'file-text', fillsForm: 'pencil', waitsForColleague: 'user', other: 'clock' }

export function ParkDialog(props: { name: string; park: (reason: ParkReason) => void; close: () => void }) {
  const t = useText()
  return (
    <ReasonDialog
      title={t('parkTitle', { name: props.name })}
      reasons={parkReasons.map((code) => ({ code, label: t(parkTexts[code]), icon: icons[code] }))}
      choose={props.park}
      close={props.close}
    />
  )
}
