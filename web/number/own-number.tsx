import { Show } from 'solid-js'
import { pageLink } from '../ui/languages.tsx'
import { hasTicket } from './door.ts'
import { t } from './texts.ts'

/** Whoever has one already is led to it. */
export function OwnNumber() {
  return (
    <Show when={hasTicket()}>
      <a class="btn btn-outline-primary btn-sm mt-3" href={pageLink('/ticket')}>
        {t('own')}
      </a>
    </Show>
  )
}
