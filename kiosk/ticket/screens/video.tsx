import { longDay } from '../../../shared/text/when.ts'
import { language } from '../../../web/kit/text.ts'
import { Icon } from '../../../web/ui/icon.tsx'
import { Qr } from '../../../web/ui/qr.tsx'
import { useKiosk } from '../context.tsx'
import { Screen } from '../parts/screen.tsx'
import type { StepAt } from '../steps.ts'

/** A video appointment needs the person's own device and address: it is booked there. */
export function VideoScreen(props: { step: StepAt<'video'> }) {
  const { t, visit } = useKiosk()
  const address = () => `${location.origin}/?service_id=${encodeURIComponent(props.step.need.serviceId)}&lang=${language()}`
  return (
    <Screen
      name="video"
      title={t('videoTitle')}
      lead={t('videoHint')}
      choices={
        <>
          <Qr class="sp-qr-large" value={address()} label={t('videoTitle')} />
          <button type="button" class="sp-primary" onClick={visit.end}>
            <Icon name="check" />
            {t('done')}
          </button>
        </>
      }
    >
      <p class="sp-fact">
        <Icon name="calendar" /> {t('videoFirst', { day: longDay(props.step.slot.day, language()), time: props.step.slot.time })}
      </p>
    </Screen>
  )
}
