import { createSignal } from 'solid-js'
import { createStore } from 'solid-js/store'
import { TextField } from '../../staff/form/text-field.tsx'
import { TimeField } from '../../staff/form/time-field.tsx'
import { FormDialog } from '../../staff/form-dialog.tsx'
import type { DayException } from './day-exception.ts'
import { type TextKey, useText } from './text.ts'

interface StopFormProps {
  of: DayException | null
  close: () => void
  done: (made: readonly DayException[]) => void
}

/** Where a mobile unit stands on one day, from when until when. */
export function StopForm(props: StopFormProps) {
  const t = useText()
  const of = props.of
  const [draft, edit] = createStore({
    day: of?.fromDay ?? '',
    from: of?.from ?? '09:00',
    to: of?.to ?? '13:00',
    place: of?.place ?? '',
    address: of?.address ?? '',
    reason: of?.reason ?? '',
  })
  const [wrong, setWrong] = createSignal<Partial<Record<'day' | 'to' | 'place', TextKey>>>({})
  const mistake = (field: 'day' | 'to' | 'place') => {
    const key = wrong()[field]
    return key ? t(key) : undefined
  }

  function submit(): boolean {
    setWrong({
      ...(draft.day ? {} : { day: 'dayNeeded' }),
      ...(draft.from && draft.from < draft.to ? {} : { to: 'timeReversed' }),
      ...(draft.place.trim() ? {} : { place: 'placeNeeded' }),
    })
    if (Object.keys(wrong()).length > 0) return false
    const { day, from, to, place, address, reason } = draft
    props.done([{ fromDay: day, toDay: day, from, to, reason, place: place.trim(), ...(address.trim() ? { address: address.trim() } : {}) }])
    return true
  }

  return (
    <FormDialog title={t(of ? 'editStop' : 'addStop')} close={() => props.close()} submitLabel={t(of ? 'change' : 'putIn')} submit={submit}>
      <TextField label={t('day')} type="date" value={draft.day} mistake={mistake('day')} onText={(day) => edit('day', day)} />
      <div class="sp-form-row">
        <TimeField label={t('fromTime')} step={300} value={draft.from} onTime={(time) => edit('from', time)} />
        <TimeField label={t('toTime')} step={300} value={draft.to} mistake={mistake('to')} onTime={(time) => edit('to', time)} />
      </div>
      <TextField
        label={t('place')}
        hint={t('placeHint')}
        maxlength={120}
        value={draft.place}
        mistake={mistake('place')}
        onText={(place) => edit('place', place)}
      />
      <TextField label={t('address')} optional maxlength={200} value={draft.address} onText={(address) => edit('address', address)} />
    </FormDialog>
  )
}
