import { createSignal } from 'solid-js'
import { Chips } from '../../staff/form/chips.tsx'
import { FormDialog } from '../../staff/form-dialog.tsx'
import { isolate } from '../../staff/texts.ts'
import { dayName, weekdayNumbers } from './day-names.ts'
import { useText } from './text.ts'

const workingDays = ['1', '2', '3', '4', '5']

/** The working days are proposed: that is what offices mostly are open on. */
export function CopyDay(props: { weekday: number; close: () => void; copy: (toWeekdays: number[]) => void }) {
  const t = useText()
  const others = () => weekdayNumbers.filter((each) => each !== props.weekday)
  const [chosen, setChosen] = createSignal(workingDays.filter((each) => Number(each) !== props.weekday))
  function copy(): boolean {
    props.copy(chosen().map(Number))
    return true
  }
  return (
    <FormDialog title={t('copyTitle', { day: isolate(dayName(props.weekday)) })} close={() => props.close()} submitLabel={t('copy')} submit={copy}>
      <Chips
        label={t('copyTo')}
        hint={t('copyHint')}
        options={others().map((each) => ({ value: String(each), label: dayName(each) }))}
        chosen={chosen()}
        onChosen={setChosen}
      />
    </FormDialog>
  )
}
