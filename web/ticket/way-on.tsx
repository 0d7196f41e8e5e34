import { Show } from 'solid-js'
import type { Stranded, Ticket } from '../../shared/contracts/tickets.ts'
import { languageName } from '../../shared/text/when.ts'
import { language } from '../kit/text.ts'
import { Icon } from '../ui/icon.tsx'
import { pageLink } from '../ui/languages.tsx'
import { t } from './texts.ts'

/** Whoever will not be served today is told so and why, and how to go on; what is booked is the same as what they came for. */
export function WayOn(props: { stranded: Stranded; ticket: Ticket; mayBeCalled: boolean }) {
  return (
    <section class="sp-way-on rounded p-3 mb-4">
      <p class="h4 d-flex gap-2 mb-2">
        <Icon name="triangle-alert" />
        <span>{why(props.stranded)}</span>
      </p>
      <Show when={props.ticket.way.length > 1}>
        <p class="fw-semibold mb-2">
          <bdi>{props.stranded.serviceName}</bdi>
        </p>
      </Show>
      <p class="mb-3">{t(mayStillWait(props.stranded) ? 'strandedMaybe' : 'strandedSorry')}</p>
      <div class="d-grid mb-3">
        <a class="btn btn-primary" href={bookingLink(props.stranded)}>
          {t('book')}
        </a>
      </div>
      <p class="mb-0">
        {t('strandedAsk')} <Show when={props.mayBeCalled}>{t('strandedKeep')}</Show>
      </p>
    </section>
  )
}

/** Once it has closed there is nothing left to wait for. */
const mayStillWait = ({ reason, closesTime }: Stranded): boolean => reason === 'afterClosing' && closesTime !== null

/** What is stranded is what they wait for now, not a later step of the visit. */
export const isStrandedNow = ({ stranded, serviceName, wait }: Ticket): boolean =>
  stranded !== null && stranded.serviceName === serviceName && wait?.kind !== 'range'

/** Nobody at a desk will call this number again today. */
export const isWaitOver = (ticket: Ticket): boolean => isStrandedNow(ticket) && !mayStillWait(ticket.stranded!)

function why({ reason, interpreter, closesTime }: Stranded): string {
  if (reason === 'noDeskToday') return t('stranded_noDesk')
  if (reason === 'noInterpreterToday') return t('stranded_noInterpreter', { language: languageName(interpreter ?? language(), language()) })
  return closesTime ? t('stranded_closing', { time: closesTime }) : t('stranded_closed')
}

/** What has been said at the kiosk need not be said again. */
function bookingLink({ serviceId, siteId, interpreter }: Stranded): string {
  const known = new URLSearchParams({ service_id: serviceId, site_id: siteId, interpreter: interpreter ?? 'none' })
  return pageLink('/', `&${known}`)
}
