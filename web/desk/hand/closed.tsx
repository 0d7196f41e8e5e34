import { Icon } from '../../ui/icon.tsx'
import { useText } from '../text.ts'
import type { HandProps } from './hand.tsx'
import { Notice } from './notice.tsx'

export function Closed(props: HandProps) {
  const t = useText()
  return (
    <div class="sp-idle">
      <Icon name="door-open" class="sp-entry-icon" />
      <h1 class="sp-idle-title">{t('deskClosedTitle')}</h1>
      <p class="sp-hint">{t('deskClosedDetail')}</p>
      <Notice commands={props.commands} picture={props.picture} />
      <button type="button" class="btn btn-primary" aria-disabled={props.commands.underWay() !== null} onClick={() => props.commands.open()}>
        {t('openAgain')}
      </button>
    </div>
  )
}
