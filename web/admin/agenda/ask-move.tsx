import { shortDay } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { isolate } from '../../staff/texts.ts'
import type { Drop } from './calendar.tsx'
import type { Booking } from './cards.ts'
import { useText } from './text.ts'

/** Nothing has been moved yet: what was dragged goes back unless somebody says yes. */
export function AskMove(props: { drop: Drop; booking: Booking | undefined; yes: () => void; no: () => void }) {
  const t = useText()
  const isOtherDay = () => props.booking?.from.slice(0, 10) !== props.drop.at.slice(0, 10)
  const timeOf = (wallTime: string) =>
    isolate(isOtherDay() ? `${shortDay(wallTime.slice(0, 10), language())}, ${wallTime.slice(11)}` : wallTime.slice(11))
  return (
    <Dialog title={t('moveTitle')} close={props.no}>
      <p>
        {t('askMove', {
          who: isolate(props.booking?.name ?? props.booking?.serviceName ?? ''),
          from: timeOf(props.booking?.from ?? props.drop.at),
          to: timeOf(props.drop.at),
        })}
      </p>
      <p>{t('moveHint')}</p>
      <div class="sp-save-row">
        <button type="button" class="btn btn-primary" onClick={props.yes}>
          {t('moveDo')}
        </button>
        <button type="button" class="btn btn-outline-primary" onClick={props.no}>
          {t('moveNot')}
        </button>
      </div>
    </Dialog>
  )
}
