import { type JSX, Show } from 'solid-js'
import type { Measures } from '../../../shared/contracts/figures.ts'
import { isolate } from '../../staff/texts.ts'
import { counted, hiddenMark, said } from './numbers.ts'
import { useText } from './text.ts'

/** The handful of numbers that a day is judged by. */
export function KeyFigures(props: { measures: Measures }) {
  const t = useText()
  const minutes = (n: number) => t('atMostMinutes', { n })
  const ninthSaid = () => {
    const { waitNinth, visits } = props.measures
    if (waitNinth !== null) return t('ninthHint', { wait: isolate(minutes(waitNinth)) })
    return t(visits === 0 ? 'shareNone' : 'shareHidden')
  }
  return (
    <dl class="sp-key-figures">
      <KeyFigure title={t('cardVisits')}>{props.measures.visits === null ? hiddenMark : counted(props.measures.visits)}</KeyFigure>
      <KeyFigure title={t('cardMedian')} hint={ninthSaid()}>
        {props.measures.waitMedian === null ? '–' : minutes(props.measures.waitMedian)}
      </KeyFigure>
      <Share title={t('shareKept')} part={props.measures.kept} rest={props.measures.broken} />
      <Share title={t('shareMissed')} part={props.measures.missed} rest={props.measures.came} />
      <Share title={t('shareFirst')} part={props.measures.first} rest={props.measures.again} />
      <Lead measures={props.measures} />
    </dl>
  )
}

function KeyFigure(props: { title: string; hint?: string; children: JSX.Element }) {
  return (
    <div class="sp-key-figure">
      <dt>{props.title}</dt>
      <dd>
        <strong>{props.children}</strong>
        <Show when={props.hint}>
          <span class="sp-hint">{props.hint}</span>
        </Show>
      </dd>
    </div>
  )
}

/** So many of those of whom it is known; a share of a hidden count would tell it. */
function Share(props: { title: string; part: number | null; rest: number | null }) {
  const t = useText()
  const known = () => (props.part === null || props.rest === null ? null : { part: props.part, whole: props.part + props.rest })
  const percent = () => Math.round((known()!.part / known()!.whole) * 100)
  return (
    <Show
      when={known()?.whole}
      fallback={
        <KeyFigure title={props.title} hint={t(known() ? 'shareNone' : 'shareHidden')}>
          –
        </KeyFigure>
      }
    >
      <div class="sp-key-figure">
        <dt>{props.title}</dt>
        <dd>
          <strong>{t('percent', { n: said(percent()) })}</strong>
          <span class="sp-share" aria-hidden="true">
            <span style={{ 'inline-size': `${percent()}%` }} />
          </span>
          <span class="sp-hint">{t('shareOf', { part: said(known()!.part), whole: said(known()!.whole) })}</span>
        </dd>
      </div>
    </Show>
  )
}

function Lead(props: { measures: Measures }) {
  const t = useText()
  const days = (n: number) => isolate(t('daysTypical', { n }))
  const free = () => props.measures.firstFreeMedian
  return (
    <Show when={props.measures.daysMedian !== null}>
      <KeyFigure title={t('cardDays')} hint={free() === null ? t('daysUsual') : t('daysTypicalHint', { days: days(free()!) })}>
        {t('daysTypical', { n: props.measures.daysMedian! })}
      </KeyFigure>
    </Show>
  )
}
