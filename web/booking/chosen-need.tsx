import { Show } from 'solid-js'
import { Icon } from '../ui/icon.tsx'
import { service } from './offer.ts'
import { goTo } from './steps.ts'
import { t } from './texts.ts'

/** What the booking is for, and a way to say something else. */
export function ChosenNeed() {
  return (
    <Show when={service()}>
      {(one) => (
        <div class="sp-need d-flex align-items-center gap-2 rounded mb-4">
          <Icon name={one().icon} class="text-primary" />
          <span class="flex-grow-1 fw-semibold">
            <bdi>{one().name}</bdi>
          </span>
          <button type="button" class="btn btn-link px-2" aria-label={t('changeWhat', { what: t('needTitle') })} onClick={() => goTo('need')}>
            {t('change')}
          </button>
        </div>
      )}
    </Show>
  )
}
