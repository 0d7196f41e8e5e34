import { createSignal } from 'solid-js'
import { type Repetition, repeatedDays, repetitions } from '../../../shared/domain/repeated-days.ts'
import { shifted } from '../../../shared/domain/week-hours.ts'
import { RadioCards } from '../../staff/form/radio-cards.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
import { FormDialog } from '../../staff/form-dialog.tsx'
import { isolate } from '../../staff/texts.ts'
import { type DayException, daysName } from './day-exception.ts'
import { useText } from './text.ts'

/** The same stop again, on other days. */
export function RepeatForm(props: { of: DayException; close: () => void; done: (made: readonly DayException[]) => void }) {
  const t = useText()
  const [every, setEvery] = createSignal<Repetition>('week')
  const [until, setUntil] = createSignal(shifted(props.of.fromDay, quarter))
  const days = () => (until() ? repeatedDays(props.of.fromDay, every(), until()) : [])

  function submit(): boolean {
    if (days().length === 0) return false
    props.done(days().map((day) => ({ ...props.of, fromDay: day, toDay: day })))
    return true
  }

  return (
    <FormDialog
      title={t('repeatTitle', { days: isolate(daysName(props.of)) })}
      close={() => props.close()}
      submitLabel={t('repeatDo', { n: days().length })}
      submit={submit}
    >
      <RadioCards
        label={t('repeatEvery')}
        value={every()}
        options={repetitions.map((each) => ({ value: each, label: t(`every_${each}`) }))}
        onChosen={setEvery}
      />
      <TextField label={t('repeatUntil')} type="date" value={until()} mistake={days().length === 0 ? t('repeatNone') : undefined} onText={setUntil} />
    </FormDialog>
  )
}

/** Three months ahead: as far as somebody plans the rounds of a unit. */
const quarter = 91
