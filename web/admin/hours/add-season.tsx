import { createSignal } from 'solid-js'
import { isSameSeason, type Season } from '../../../shared/domain/week-hours.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
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
  const add = () => (mistake() ? setWrong(mistake()) : props.add({ validFrom: first(), validTo: last() }))
  const shown = () => {
    const key = wrong()
    return key ? t(key) : undefined
  }
  return (
    <Dialog title={t('addSeason')} close={() => props.close()}>
      <div class="sp-form">
        <p>{t('addSeasonLead')}</p>
        <div class="sp-form-row">
          <TextField label={t('seasonFirst')} type="date" value={first()} onText={setFirst} />
          <TextField label={t('seasonLast')} type="date" value={last()} onText={setLast} mistake={shown()} />
        </div>
        <button type="button" class="btn btn-primary" onClick={add}>
          {t('addSeason')}
        </button>
      </div>
    </Dialog>
  )
}
