import { createMemo, createSignal, For, Show } from 'solid-js'
import type { Slot, SlotList } from '../../../shared/contracts/slots.ts'
import { languageName, shortDay } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { SelectField } from '../../staff/form/select-field.tsx'
import { Note, RefusalNote } from '../../staff/note.tsx'
import type { Sending } from '../../staff/sending.ts'
import { createLoaded, pathOf } from '../../ui/loaded.ts'
import { Phone } from './line.tsx'
import { nameOf, type Row, whenOf } from './row.ts'
import { useText } from './text.ts'

interface NewTimeProps {
  siteId: string
  row: Row
  sending: Sending
  /** true: it is done */
  move: (slot: Slot) => Promise<boolean>
  close: () => void
}

const earliest = 9

/** The free times of what was lost, to be said on the phone: the one that is pressed is had at once. */
export function NewTime(props: NewTimeProps) {
  const t = useText()
  const [day, setDay] = createSignal('')
  const { siteId, row } = props
  const path = pathOf('/api/slots', { serviceId: row.serviceId, siteId, channel: row.channel, interpreter: row.interpreter })
  const list = createLoaded<SlotList>(() => path)
  const free = () => list.value()?.slots ?? []
  const placesOn = (value: string) => free().filter((slot) => slot.day === value)
  const shown = createMemo(() => (day() === '' ? free().slice(0, earliest) : placesOn(day())))
  const days = createMemo(() => [...new Set(free().map((slot) => slot.day))].map((value) => ({ value, label: labelOf(value) })))
  const labelOf = (value: string) => t('dayWith', { day: shortDay(value, language()), n: placesOn(value).length })

  async function take(slot: Slot) {
    if (props.sending.underWay() || (await props.move(slot))) return
    list.again()
  }

  return (
    <Dialog title={t('newTimeFor', { name: nameOf(row) })} close={props.close}>
      <div class="sp-form">
        <p class="sp-replan-lost">
          <bdi>{row.serviceName}</bdi>
          <Show when={row.interpreter}>{(tag) => <> · {t('withInterpreter', { language: languageName(tag(), language()) })}</>}</Show>
          <br />
          <span class="sp-hint">{t('lost', { when: whenOf(row) })}</span>
        </p>
        <Show when={row.offer === 'unreachable'}>
          <Note kind="warn">{t('newTimeUntold')}</Note>
        </Show>
        <Show when={row.phone}>{(phone) => <Phone phone={phone()} />}</Show>
        <div role="alert">
          <Show when={props.sending.refusal() ?? list.problem()}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
        </div>
        <Show when={list.value()} fallback={<p class="sp-loading">{list.loading() ? t('loading') : ''}</p>}>
          <Show when={free().length > 0} fallback={<Note kind="warn">{t('noTimes')}</Note>}>
            <SelectField
              label={t('day')}
              value={day() || 'earliest'}
              options={[{ value: 'earliest', label: t('earliest') }, ...days()]}
              onChosen={(value) => setDay(value === 'earliest' ? '' : value)}
            />
            <p id="sp-replan-hint" class="sp-hint">
              {t('oneClick')}
            </p>
            <ul class="sp-replan-times" aria-label={t('times')} aria-describedby="sp-replan-hint">
              <For each={shown()}>
                {(slot) => (
                  <li>
                    <button type="button" class="btn btn-outline-primary" aria-disabled={props.sending.underWay()} onClick={() => void take(slot)}>
                      {whenOf(slot)}
                    </button>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </Show>
      </div>
    </Dialog>
  )
}
