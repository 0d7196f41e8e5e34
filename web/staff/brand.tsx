import { Icon } from '../ui/icon.tsx'
import { useStaffText } from './text.ts'

export function Brand() {
  const t = useStaffText()
  return (
    <p class="sp-brand">
      <Icon name="ticket" />
      {t('title')}
    </p>
  )
}
