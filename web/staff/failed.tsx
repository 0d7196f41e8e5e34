import type { Refusal } from '../kit/api.ts'
import { Icon } from '../ui/icon.tsx'
import { refusalText } from './refusal-text.ts'
import { useStaffText } from './text.ts'

/** Nothing could be read at all: what happened, and one way on. */
export function Failed(props: { refusal: Refusal; retry: () => void }) {
  const t = useStaffText()
  const text = () => refusalText(props.refusal)
  return (
    <main class="sp-entry">
      <section class="sp-entry-card" role="alert">
        <Icon name="wifi-off" class="sp-entry-icon" />
        <h1>{text().title}</h1>
        <p>{text().detail}</p>
        <button type="button" class="btn btn-primary" onClick={() => props.retry()}>
          {t('retry')}
        </button>
      </section>
    </main>
  )
}
