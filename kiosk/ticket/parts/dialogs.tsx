import { For } from 'solid-js'
import { language } from '../../../web/kit/text.ts'
import { Icon } from '../../../web/ui/icon.tsx'
import { useKiosk } from '../context.tsx'
import { warningSeconds } from '../idle.ts'
import { isEnding } from '../steps.ts'
import { Dialog } from './dialog.tsx'

/** Before a language is chosen, help is explained in each. */
export function HelpDialog(props: { open: boolean; onClose: () => void }) {
  const { t, tongues, visit } = useKiosk()
  const others = () => (visit.begun() ? [] : tongues.filter(({ tag }) => tag !== language()))
  return (
    <Dialog open={props.open} icon="hand-helping" title={t('helpTitle')} text={t('helpText')} onClose={props.onClose}>
      <For each={others()}>
        {(tongue) => (
          <p lang={tongue.tag} dir={tongue.dir}>
            {tongue.t('helpText')}
          </p>
        )}
      </For>
      <button type="button" class="sp-primary" onClick={() => props.onClose()}>
        <Icon name="check" />
        {t('understood')}
      </button>
    </Dialog>
  )
}

export function IdleDialog(props: { onStay: () => void }) {
  const { t, visit, left } = useKiosk()
  const warned = () => !isEnding(visit.step()) && left() !== null && left()! <= warningSeconds
  return (
    <Dialog open={warned()} icon="clock" title={t('idleTitle')} text={t('idleText', { n: left() ?? 0 })} onClose={props.onStay}>
      <button type="button" class="sp-primary" onClick={() => props.onStay()}>
        <Icon name="check" />
        {t('idleStay')}
      </button>
      <button type="button" class="sp-secondary" onClick={visit.end}>
        {t('idleEnd')}
      </button>
    </Dialog>
  )
}

/** What the server refused, where the screen has no better place to say it. */
export function ProblemDialog() {
  const { t, visit } = useKiosk()
  const shown = () => (visit.step().at === 'code' || visit.step().at === 'phone' ? null : visit.problem())
  return (
    <Dialog open={shown() !== null} icon="circle-alert" title={shown()?.title ?? ''} text={shown()?.detail ?? ''} onClose={visit.forgive}>
      <button type="button" class="sp-primary" onClick={visit.forgive}>
        <Icon name="check" />
        {t('understood')}
      </button>
    </Dialog>
  )
}
