import { createEffect, createMemo, createSignal, Index, Show } from 'solid-js'
import type { Figures as FiguresAnswer } from '../../../shared/contracts/figures.ts'
import { longDay } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { Empty } from '../../staff/empty.tsx'
import { RefusalNote } from '../../staff/note.tsx'
import { needsSignIn } from '../../staff/session.ts'
import { useStaffText } from '../../staff/text.ts'
import { isolate } from '../../staff/texts.ts'
import { Icon } from '../../ui/icon.tsx'
import { createLoaded, pathOf } from '../../ui/loaded.ts'
import type { AdminPageProps } from '../pages.ts'
import { ChartCard } from './chart-card.tsx'
import { Filters } from './filters.tsx'
import { KeyFigures } from './key-figures.tsx'
import { daysOf, firstQuestion, type Question, queryOf } from './question.ts'
import { tablesOf } from './tables.ts'
import { useText } from './text.ts'

/** What happened at the sites one leads: today, and in a period; none of it of a clerk. */
export default function Figures(props: AdminPageProps) {
  const t = useText()
  const staffText = useStaffText()
  const [question, setQuestion] = createSignal<Question>(firstQuestion)
  const today = createLoaded<FiguresAnswer>(() => pathOf('/api/figures', queryOf(question(), null)))
  const days = createMemo(() => (today.value() ? daysOf(question(), today.value()!.today) : null))
  const figures = createLoaded<FiguresAnswer>(() => (days() ? pathOf('/api/figures', queryOf(question(), days())) : null))
  const refusal = () => today.problem() ?? figures.problem()
  createEffect(() => {
    const given = refusal()
    if (given && needsSignIn(given)) props.session.expired()
  })
  const change = (part: Partial<Question>) => setQuestion((before) => ({ ...before, ...part }))
  return (
    <div class="sp-figures">
      <div class="sp-figures-head">
        <div>
          <h1>{t('title')}</h1>
          <p class="sp-lead">{t('lead')}</p>
        </div>
        <Show when={days()}>{(known) => <Take path={pathOf('/api/figures.csv', { ...queryOf(question(), known()), lang: language() })} />}</Show>
      </div>
      <Filters
        question={question()}
        choices={figures.value()?.choices ?? today.value()?.choices}
        today={today.value()?.today ?? ''}
        mistake={today.value() && !days() && question().from && question().to ? t('wrongDays') : undefined}
        change={change}
      />
      <Show when={refusal()}>{(given) => <RefusalNote refusal={given()} />}</Show>
      <Show when={question().period !== 'today' && today.value()}>
        {(answer) => (
          <section aria-labelledby="figures-today">
            <h2 id="figures-today">{t('today')}</h2>
            <KeyFigures measures={answer().total} />
          </section>
        )}
      </Show>
      <Show when={figures.value()} fallback={<p class="sp-hint">{refusal() ? '' : staffText('loading')}</p>}>
        {(answer) => <Period figures={answer()} />}
      </Show>
    </div>
  )
}

/** On paper, and as a sheet. */
function Take(props: { path: string }) {
  const t = useText()
  return (
    <div class="sp-figures-take">
      <a class="btn btn-outline-primary" href={props.path} download="">
        <Icon name="download" />
        {t('csv')}
      </a>
      <button type="button" class="btn btn-outline-primary" onClick={() => print()}>
        <Icon name="printer" />
        {t('print')}
      </button>
    </div>
  )
}

function Period(props: { figures: FiguresAnswer }) {
  const t = useText()
  const day = (of: string) => isolate(longDay(of, language()))
  const title = () =>
    props.figures.from === props.figures.to ? day(props.figures.from) : t('between', { from: day(props.figures.from), to: day(props.figures.to) })
  const isEmpty = () => props.figures.total.visits === 0 && props.figures.total.missed === 0
  return (
    <section aria-labelledby="figures-period">
      <h2 id="figures-period" aria-live="polite">
        {title()}
      </h2>
      <Show when={!isEmpty()} fallback={<Empty icon="chart-column" title={t('nothing')} hint={t('nothingHint')} />}>
        <KeyFigures measures={props.figures.total} />
        <div class="sp-cards">
          {/* By place, so that what stands open as a table stays so in the next period */}
          <Index each={tablesOf(t, language(), props.figures)}>{(table) => <ChartCard table={table()} />}</Index>
        </div>
        <p class="sp-figures-note">{t('noteHidden')}</p>
        <p class="sp-figures-note">{t('noteCount')}</p>
      </Show>
    </section>
  )
}
