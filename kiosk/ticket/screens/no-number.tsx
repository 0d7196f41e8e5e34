import { For, Show } from 'solid-js'
import { languageName, longDay } from '../../../shared/text/when.ts'
import { language } from '../../../web/kit/text.ts'
import { Icon } from '../../../web/ui/icon.tsx'
import { useKiosk } from '../context.tsx'
import { Choice, Screen } from '../parts/screen.tsx'
import type { OfferedSlot, StepAt } from '../steps.ts'
import { ServiceName } from './offer.tsx'

const slotsAtDesk = 2

/** No number now: said in plain words before one is given, with every other way to be helped. */
export function NoNumber(props: { step: StepAt<'offer'> }) {
  const { t, house, visit } = useKiosk()
  const reason = () => (props.step.offer.number.available ? null : props.step.offer.number.reason)
  const slots = () => onePerWay(props.step.offer.slots)
  const without = () => reason() === 'no_interpreter_today'
  return (
    <Screen name="none" title={title()} choices={<Ways />}>
      <ServiceName id={props.step.need.serviceId} />
      <p class="sp-lead">{t('noneNoNumber')}</p>
      <Show when={props.step.slotGone}>
        <p class="sp-fact sp-warn" role="alert">
          <Icon name="circle-alert" /> {t('slotGone')}
        </p>
      </Show>
      <p class="sp-fact">
        <Icon name="chevron-down" /> {slots().length > 0 || without() ? t('noneChoose') : t('noneNoWay')}
      </p>
    </Screen>
  )

  function title(): string {
    if (reason() === 'site_closed') return t('noneClosed')
    if (reason() === 'no_desk_today') return t('noneDesk')
    return t('noneInterpreter', { language: languageName(props.step.need.interpreter ?? language(), language()) })
  }

  function Ways() {
    return (
      <>
        <For each={slots()}>
          {(slot) => <Choice icon={icons[slot.channel]} word={word(slot)} hint={hint(slot)} disabled={visit.busy()} onChoose={() => choose(slot)} />}
        </For>
        <Show when={without()}>
          <Choice
            class="sp-quiet"
            icon="user"
            word={t('withoutInterpreter')}
            hint={t('withoutInterpreterHint')}
            disabled={visit.busy()}
            onChoose={() => visit.want(visit.need(props.step.need.serviceId, { ...props.step.need, alone: true }))}
          />
        </Show>
      </>
    )
  }

  function word(slot: OfferedSlot): string {
    if (slot.channel === 'phone') return t('slotPhone')
    if (slot.channel === 'video') return t('slotVideo')
    return slot.siteId === house.known()?.siteId ? t('slotHere') : t('slotAt', { site: `\u2068${slot.siteName}\u2069` })
  }

  function hint(slot: OfferedSlot): string {
    return t('slotWhen', { day: longDay(slot.day, language()), time: slot.time })
  }

  function choose(slot: OfferedSlot) {
    if (slot.channel === 'onSite') void visit.book(props.step.need, slot)
    else visit.takePhone(props.step.need, slot)
  }
}

const icons = { onSite: 'calendar-check', phone: 'phone', video: 'video' } as const

/** The first starts at a desk, the first by phone and the first by video: never more than a screen holds. */
function onePerWay(slots: readonly OfferedSlot[]): OfferedSlot[] {
  const by = (channel: OfferedSlot['channel'], most: number) => slots.filter((slot) => slot.channel === channel).slice(0, most)
  return [...by('onSite', slotsAtDesk), ...by('phone', 1), ...by('video', 1)]
}
