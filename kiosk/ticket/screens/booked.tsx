import { Show } from 'solid-js'
import { groupedCode, longDay } from '../../../shared/text/when.ts'
import { language } from '../../../web/kit/text.ts'
import { Icon } from '../../../web/ui/icon.tsx'
import { Qr } from '../../../web/ui/qr.tsx'
import { useKiosk } from '../context.tsx'
import { Screen } from '../parts/screen.tsx'
import type { StepAt } from '../steps.ts'
import { EndChoices } from './end-choices.tsx'

export function BookedScreen(props: { step: StepAt<'booked'> }) {
  const { t, printer } = useKiosk()
  const { booked, slot } = props.step
  return (
    <Screen name="booked" title={t('bookedTitle')} choices={<EndChoices />}>
      <p class="sp-waiting">
        <Icon name={props.step.phone ? 'phone' : 'calendar-check'} />
        <span>
          <b>{t('slotWhen', { day: longDay(slot.day, language()), time: slot.time })}</b>
          <span>{props.step.phone ? t('slotPhone') : <bdi>{slot.siteName}</bdi>}</span>
        </span>
      </p>
      <div class="sp-code">
        <span>{t('bookedCode')}</span>
        <b dir="ltr">{groupedCode(booked.code)}</b>
      </div>
      <p class="sp-fact">
        <Icon name="info" /> {props.step.phone ? t('bookedCall', { phone: `\u2066${props.step.phone}\u2069` }) : t('bookedKeep')}
      </p>
      <div class="sp-follow">
        <Qr value={`${location.origin}/appointment#${booked.appointmentId}.${booked.token}`} label={t('bookedChange')} />
        <p>
          <Icon name="smartphone" />
          <span>{t('bookedChange')}</span>
        </p>
      </div>
      <Show when={printer()} fallback={<p class="sp-lead">{t('bookedPhoto')}</p>}>
        <p class="sp-fact sp-good">
          <Icon name="printer" /> {t('paper')}
        </p>
      </Show>
    </Screen>
  )
}
