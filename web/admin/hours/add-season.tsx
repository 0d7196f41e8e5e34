import { createSignal } from 'solid-js'
import { isSameSeason, type Season } from '../../../shared/domain/week-hours.ts'
import { TextField } from '../../staff/form/text-field.tsx'
import { FormDialog } from '../../staff/form-dialog.tsx'
import { type TextKey, useText } from './text.ts'

/** Other hours for some weeks or months. */
export function AddSeason(props: { seasons: readonly Season[]; close: () => void; add: (season: Season) => void }) {
  const t = useText()
  const [first, setFirst] = createSignal('')
  const [last, setLast] = createSignal('')
  const [wrong, setWrong] = createSignal<TextKey | null>(null)
  const mistake = (): TextKey | null => {
    if (!first() || !last()) return 'seasonNeedsDays'
    if (last() < first()) return 'seasonReversed'
    return props.seasons.some((each) => isSameSeason(each, { validFrom: first(), validTo: last() })) ? 'seasonThere' : null
  }
  const shown = () => {
    const key = wrong()
    return key ? t(key) : undefined
  }
  function add(): boolean {
    setWrong(mistake())
    if (wrong()) return false
    props.add({ validFrom: first(), validTo: last() })
    return true
  }
  return (
    <FormDialog title={t('addSeason')} close={() => props.close()} submitLabel={t('addSeason')} submit={add}>
      <p>{t('addSeasonLead')}</p>
      <div class="sp-form-row">
        <TextField label={t('seasonFirst')} type="date" value={first()} onText={setFirst} />
        <TextField label={t('seasonLast')} type="date" value={last()} onText={setLast} mistake={shown()} />
      </div>
    </FormDialog>
  )
}
