import { Show } from 'solid-js'
import { shortDay } from '../../shared/text/when.ts'
import { language } from '../kit/text.ts'
import { Countdown } from '../ui/countdown.tsx'
import { Problem } from '../ui/problem.tsx'
import { Alternatives } from '../ui/slots.tsx'
import { word } from '../ui/words.ts'
import { draft } from './draft.ts'
import { taking } from './taking.ts'
import { t } from './texts.ts'

/** The place that is kept, and for how long; one tap keeps it anew, or another one when it has gone. */
export function HoldBar() {
  return (
    <Show when={draft.slot}>
      {(slot) => (
        <div class="sp-hold rounded p-3 mb-4">
          <p class="mb-1 fw-semibold">{word('dayAt', { day: shortDay(slot().day, language()), time: slot().time })}</p>
          <Countdown
            until={draft.hold?.until ?? 0}
            label={t('holding')}
            soon={t('holdSoon')}
            more={t('holdMore')}
            over={t('holdOver')}
            again={t('holdAgain')}
            busy={taking.busy()}
            onMore={() => taking.more(slot())}
          />
          <Problem refusal={taking.refusal()}>
            <Alternatives slots={taking.refusal()?.problem?.alternatives ?? []} busy={taking.busy()} onTake={taking.take} />
          </Problem>
        </div>
      )}
    </Show>
  )
}
