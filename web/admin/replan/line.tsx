import { Show } from 'solid-js'
import { languageName, shortDay } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { Icon } from '../../ui/icon.tsx'
import type { Row } from './row.ts'
import { useText } from './text.ts'

interface LineProps {
  row: Row
  newTime: () => void
  callOff: () => void
}

/** Who has lost which time, whether they know, and the two ways in which their case ends. */
export function Line(props: LineProps) {
  const t = useText()
  const name = () => props.row.name ?? t('noName')
  return (
    <li class="sp-replan-line">
      <span class="sp-day-who">
        <strong>
          <bdi>{name()}</bdi>
        </strong>
        <span class="sp-hint">{languageName(props.row.language, language())}</span>
      </span>
      <span class="sp-day-who">
        <span>
          <bdi>{props.row.serviceName}</bdi>
        </span>
        <span class="sp-hint">
          {shortDay(props.row.day, language())}, <bdi>{props.row.time}</bdi>
          <Show when={props.row.reason}>{(reason) => <> · {t(`reason_${reason()}`)}</>}</Show>
        </span>
      </span>
      <span class="sp-replan-told">
        <span class="sp-tag" classList={{ 'sp-tag-warn': isUntold(props.row.offer) }}>
          {t(`offer_${props.row.offer}`)}
        </span>
        <Show when={props.row.phone}>{(phone) => <Phone phone={phone()} />}</Show>
        <span class="sp-hint">{t('lastDay', { day: shortDay(props.row.lastDay, language()) })}</span>
      </span>
      <span class="sp-replan-do">
        <button type="button" class="btn btn-outline-primary" aria-label={t('newTimeFor', { name: name() })} onClick={() => props.newTime()}>
          <Icon name="calendar" />
          {t('newTime')}
        </button>
        <button type="button" class="sp-tool" aria-label={t('callOffFor', { name: name() })} onClick={() => props.callOff()}>
          <Icon name="calendar-x" />
          {t('callOff')}
        </button>
      </span>
    </li>
  )
}

const isUntold = (offer: Row['offer']): boolean => offer === 'toCall' || offer === 'unreachable'

export function Phone(props: { phone: string }) {
  return (
    <a class="sp-tool" href={`tel:${props.phone}`}>
      <Icon name="phone" />
      <bdi dir="ltr">{props.phone}</bdi>
    </a>
  )
}
