import { Show } from 'solid-js'
import { Face } from '../../../web/ui/face.tsx'
import { Icon } from '../../../web/ui/icon.tsx'
import { Qr } from '../../../web/ui/qr.tsx'
import { type KioskKey, useKiosk } from '../context.tsx'
import { Screen } from '../parts/screen.tsx'
import { WaitPanel } from '../parts/wait.tsx'
import { Way } from '../parts/way.tsx'
import type { StepAt } from '../steps.ts'
import { EndChoices } from './end-choices.tsx'

export function NumberScreen(props: { step: StepAt<'number'> }) {
  const { t, printer } = useKiosk()
  const taken = () => props.step.taken
  return (
    <Screen name="number" title={t('yourNumber')} choices={<EndChoices />}>
      <div
        class="sp-ticket"
        classList={{ 'sp-ticket-visit': taken().way.length > 0 }}
        data-mark={taken().face.mark}
        role="status"
        aria-label={`${taken().face.label}, ${t(`shape${taken().face.mark}` as KioskKey)}`}
      >
        <Face face={taken().face} />
      </div>
      <Show when={taken().bookedTime}>{(time) => <p class="sp-lead">{t('bookedAt', { time: time() })}</p>}</Show>
      <WaitPanel wait={taken().wait} t={t} />
      <Way way={taken().way} />
      <p class="sp-fact">
        <Icon name="monitor" /> {t('look')}
      </p>
      <div class="sp-follow">
        <Qr value={`${location.origin}/ticket#${taken().ticketId}.${taken().token}`} label={t('followTitle')} />
        <p>
          <Icon name="smartphone" />
          <b>{t('followTitle')}</b>
          <span>{t('follow')}</span>
        </p>
      </div>
      <Show when={printer()}>
        <p class="sp-fact sp-good">
          <Icon name="printer" /> {t('paper')}
        </p>
      </Show>
    </Screen>
  )
}
