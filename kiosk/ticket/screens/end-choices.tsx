import { Show } from 'solid-js'
import { Icon } from '../../../web/ui/icon.tsx'
import { useKiosk } from '../context.tsx'
import { endSeconds } from '../idle.ts'

export function EndChoices() {
  const { t, visit, printer, print, left } = useKiosk()
  const seconds = () => Math.min(left() ?? endSeconds, endSeconds)
  return (
    <>
      <div class="sp-ends">
        <button type="button" class="sp-primary" onClick={visit.end}>
          <Icon name="check" />
          {t('done')}
        </button>
        <Show when={printer()}>
          <button type="button" class="sp-secondary" onClick={print}>
            <Icon name="printer" />
            {t('printAgain')}
          </button>
        </Show>
      </div>
      <div class="sp-return">
        <div class="sp-return-bar">
          <div style={{ 'inline-size': `${(seconds() / endSeconds) * 100}%` }} />
        </div>
        <p>{t('autoReturn', { n: seconds() })}</p>
      </div>
    </>
  )
}
