import { onMount } from 'solid-js'
import { groupedCode, longDay } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { Icon } from '../../ui/icon.tsx'
import { isolate, oneOf, useText } from '../text.ts'
import type { Done } from './booking-dialog.tsx'

/** What, with whom, when and where, and the code that is on the slip. */
export function BookedSlip(props: Done & { print: () => void }) {
  const t = useText()
  let again!: HTMLButtonElement
  onMount(() => again.focus())
  return (
    <div class="sp-following" role="status">
      <p class="sp-note sp-note-good">
        <Icon name="calendar-check" />
        <span>
          {t('followingBooked', { service: isolate(props.serviceName), institution: oneOf(props.slip.institutions.map(isolate), language()) })}
          <strong>
            <bdi>{longDay(props.slip.day, language())}</bdi> · <bdi dir="ltr">{props.slip.time}</bdi>
          </strong>
          <bdi>
            {props.slip.siteName}, {props.slip.address}, {props.slip.city}
          </bdi>
        </span>
      </p>
      <p class="sp-following-code">
        {t('followingCode')} <bdi dir="ltr">{groupedCode(props.slip.code)}</bdi>
      </p>
      <button type="button" class="btn btn-outline-primary" ref={again} onClick={() => props.print()}>
        <Icon name="printer" />
        {t('printAgain')}
      </button>
    </div>
  )
}
