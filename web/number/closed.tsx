import { Show } from 'solid-js'
import type { DoorSite } from '../../shared/contracts/doors.ts'
import { longDay } from '../../shared/text/when.ts'
import { language } from '../kit/text.ts'
import { Icon } from '../ui/icon.tsx'
import { pageLink } from '../ui/languages.tsx'
import { t } from './texts.ts'

export function Closed(props: { site: DoorSite }) {
  return (
    <section>
      <div class="alert alert-info">
        <p class="h5 mb-1">
          <Icon name="clock" /> {t('closed')}
        </p>
        <Show when={props.site.opensAt}>
          {(opens) => <p class="mb-0">{t('opens', { day: longDay(opens().day, language()), time: opens().time })}</p>}
        </Show>
      </div>
      <div class="d-grid mb-4">
        <a class="btn btn-primary" href={pageLink('/')}>
          {t('bookTitle')}
        </a>
      </div>
    </section>
  )
}
