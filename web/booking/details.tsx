import { createSignal } from 'solid-js'
import { limits } from '../../shared/contracts/limits.ts'
import { Documents } from '../ui/facts.tsx'
import { describedBy, FieldHint, FieldLabel, FieldMistake } from '../ui/field.tsx'
import { showMistakes } from '../ui/problem.tsx'
import { word } from '../ui/words.ts'
import { ChosenNeed } from './chosen-need.tsx'
import { change, draft } from './draft.ts'
import { service } from './offer.ts'
import { Step } from './step.tsx'
import { goOn } from './steps.ts'
import { t } from './texts.ts'

/** Step 3, Dettagli appuntamento: the reason is the need; what else there is to say is said in free words or not at all. */
export function Details() {
  const [asked, setAsked] = createSignal(false)
  const left = () => limits.details - [...draft.details].length
  const mistake = () => (asked() && left() < 0 ? t('detailsTooLong') : undefined)
  const next = () => {
    setAsked(true)
    if (left() < 0) showMistakes()
    else goOn()
  }
  return (
    <Step title={t('detailsTitle')} next={t('next')} mistakes={mistake() ? [{ field: 'details', text: mistake()! }] : []} onNext={next}>
      <h3 class="h6 mb-2">{t('reason')}</h3>
      <ChosenNeed />
      <div class="callout callout-highlight note mb-4">
        <h3 class="h6 mb-2">{word('documents')}</h3>
        <Documents documents={service()?.documents ?? []} />
      </div>
      <FieldLabel for="details" label={t('detailsLabel')} optional />
      <FieldHint id="details" hint={t('detailsHint')} />
      <textarea
        id="details"
        class="form-control"
        classList={{ 'is-invalid': !!mistake() }}
        rows="3"
        aria-invalid={mistake() ? 'true' : undefined}
        aria-describedby={describedBy('details', t('detailsHint'), mistake())}
        value={draft.details}
        onInput={(event) => change({ details: event.currentTarget.value })}
      />
      <p class="form-text mt-1 mb-0">{t('detailsLeft', { n: Math.max(0, left()) })}</p>
      <FieldMistake id="details" mistake={mistake()} />
    </Step>
  )
}
