import { For, Show } from 'solid-js'
import type { DoorSite } from '../../shared/contracts/doors.ts'
import type { Offer } from '../../shared/contracts/tickets.ts'
import { languageName, longDay } from '../../shared/text/when.ts'
import { language } from '../kit/text.ts'
import { Choice } from '../ui/choice.tsx'
import { pageLink } from '../ui/languages.tsx'
import { type Key, t } from './texts.ts'

interface NoNumberProps {
  offer: Offer
  service: DoorSite['services'][number]
  interpreter: string | undefined
  /** goes on without an interpreter */
  alone: () => void
}

const slotsShown = 3

/** No number now: said before one is given, with every other way to be helped. */
export function NoNumber(props: NoNumberProps) {
  const reason = () => (props.offer.number.available ? null : props.offer.number.reason)
  const slots = () => props.offer.slots.slice(0, slotsShown)
  return (
    <>
      <div class="alert alert-info">
        <p class="mb-0">{why()}</p>
      </div>
      <Show when={slots().length > 0}>
        <h3 class="h6">{t('firstFree')}</h3>
        <ul class="mb-3">
          <For each={slots()}>
            {(slot) => (
              <li>
                {t('slotWhen', { day: longDay(slot.day, language()), time: slot.time })}
                {' · '}
                <bdi>{slot.channel === 'onSite' ? slot.siteName : t(slot.channel === 'phone' ? 'atPhone' : 'inVideo')}</bdi>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <div class="d-grid mb-3">
        <a class="btn btn-primary" href={`${pageLink('/')}&service_id=${props.service.id}`}>
          {t('bookTitle')}
        </a>
      </div>
      <Show when={reason() === 'no_interpreter_today'}>
        <div class="d-flex mb-3">
          <Choice icon="user" word={t('withoutInterpreter')} hint={t('withoutInterpreterHint')} onChoose={props.alone} />
        </div>
      </Show>
    </>
  )

  function why(): string {
    const words: Record<string, Key> = { site_closed: 'closed', no_desk_today: 'noneDesk' }
    const key = words[reason() ?? '']
    return key ? t(key) : t('noneInterpreter', { language: languageName(props.interpreter ?? language(), language()) })
  }
}
