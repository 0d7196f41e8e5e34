import { NumberField } from '../../staff/form/number-field.tsx'
import { SelectField } from '../../staff/form/select-field.tsx'
import type { SectionProps } from './site.ts'
import { useText } from './text.ts'

const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index))

/** When somebody with an appointment may come, and the letter of the numbers. */
export function Arrival(props: SectionProps) {
  const t = useText()
  const { draft, edit, mistakeAt } = props.part
  return (
    <div class="sp-form-row">
      <NumberField
        label={t('early')}
        hint={t('earlyHint')}
        unit={t('minutes')}
        min={0}
        max={240}
        mistake={mistakeAt('arriveEarlyMinutes')}
        value={draft.arriveEarlyMinutes}
        onNumber={(minutes) => edit('arriveEarlyMinutes', minutes ?? 0)}
      />
      <NumberField
        label={t('late')}
        hint={t('lateHint')}
        unit={t('minutes')}
        min={0}
        max={240}
        mistake={mistakeAt('arriveLateMinutes')}
        value={draft.arriveLateMinutes}
        onNumber={(minutes) => edit('arriveLateMinutes', minutes ?? 0)}
      />
      <SelectField
        label={t('series')}
        hint={t('seriesHint')}
        mistake={mistakeAt('series')}
        value={draft.series}
        options={letters.map((letter) => ({ value: letter, label: letter }))}
        onChosen={(letter) => edit('series', letter)}
      />
    </div>
  )
}
