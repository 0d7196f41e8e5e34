import { createEffect, For, Show } from 'solid-js'
import type { DeskStep } from '../../../shared/contracts/desks.ts'
import { useText } from '../text.ts'
import type { Ticks } from '../work/ticks.ts'

/** What to ask for and what to answer. The ticks live as long as this person is here, and nowhere else. */
export function Papers(props: { step: DeskStep; ticks: Ticks }) {
  const t = useText()
  createEffect(() => props.ticks.ask(props.step.stepId, props.step.documents))
  return (
    <div class="sp-papers">
      <section aria-labelledby="documents-title">
        <h2 id="documents-title">{t('documents')}</h2>
        <ul class="sp-documents">
          <For each={props.step.documents} fallback={<li class="sp-hint">{t('noDocuments')}</li>}>
            {(document) => (
              <li>
                <label>
                  <input
                    type="checkbox"
                    checked={props.ticks.has(props.step.stepId, document)}
                    onChange={(event) => props.ticks.set(props.step.stepId, document, event.currentTarget.checked)}
                  />
                  <span dir="auto">{document}</span>
                </label>
              </li>
            )}
          </For>
        </ul>
        <Show when={props.step.documents.length > 0}>
          <p class="sp-hint">{t('documentsHint')}</p>
        </Show>
      </section>
      <section aria-labelledby="answers-title" tabindex={0}>
        <h2 id="answers-title">{t('answerSheet')}</h2>
        <Show when={props.step.answerSheet} fallback={<p class="sp-hint">{t('noAnswerSheet')}</p>}>
          <div class="sp-answers">
            <For each={props.step.answerSheet.split('\n').filter((line) => line.trim() !== '')}>{(line) => <p dir="auto">{line}</p>}</For>
          </div>
        </Show>
      </section>
    </div>
  )
}
