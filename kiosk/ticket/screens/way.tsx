import { useKiosk } from '../context.tsx'
import { Choice, Screen } from '../parts/screen.tsx'

export function WayScreen() {
  const { t, visit } = useKiosk()
  return (
    <Screen
      name="way"
      title={t('wayTitle')}
      choices={
        <>
          <Choice
            class="sp-tall"
            icon="calendar-check"
            word={t('wayAppointment')}
            hint={t('wayAppointmentHint')}
            onChoose={() => visit.go({ at: 'code' })}
          />
          <Choice class="sp-tall" icon="ticket" word={t('wayNumber')} hint={t('wayNumberHint')} onChoose={() => visit.go({ at: 'service' })} />
        </>
      }
    />
  )
}
