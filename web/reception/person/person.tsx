import { For, type JSX, Show } from 'solid-js'
import { languageName } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { Note } from '../../staff/note.tsx'
import { aheadOf } from '../../ui/ahead.ts'
import { Face } from '../../ui/face.tsx'
import { Icon } from '../../ui/icon.tsx'
import { groupOf, isWarning, statusWords, waitWords, whenWords } from '../list/row-words.ts'
import type { Row } from '../list/today.ts'
import { isolate, useText } from '../text.ts'
import { StrandedNote } from './stranded.tsx'
import { Way } from './way.tsx'

/** Who was found, how they stand, and what can be done for them. */
export function Person(props: { row: Row; day: string; ref: (panel: HTMLElement) => void; children: JSX.Element }) {
  const t = useText()
  const isDisplaced = () => groupOf(props.row) === 'groupMoved'
  const isSaidByNote = () => props.row.stranded?.later === false
  const facts = () =>
    [
      props.row.bookedTime && !isDisplaced() ? t('bookedAt', { time: isolate(props.row.bookedTime) }) : null,
      props.row.takenTime ? t('takenAt', { time: isolate(props.row.takenTime) }) : null,
      props.row.channel === 'onSite' ? null : t(props.row.channel === 'phone' ? 'byPhone' : 'byVideo'),
    ].filter((fact) => fact !== null)
  return (
    <section class="sp-found" aria-label={t('person')} tabindex={-1} ref={props.ref}>
      <div class="sp-found-head">
        <Show when={props.row.face}>{(face) => <Face face={face()} class="sp-found-face" />}</Show>
        <div>
          <h2>
            <bdi>{props.row.name ?? props.row.serviceName}</bdi>
          </h2>
          <p class="sp-found-tags">
            <span class="sp-tag" classList={{ 'sp-tag-warn': isWarning(props.row) }}>
              {statusWords(props.row, t)}
            </span>
            <Show when={props.row.priority}>
              <span class="sp-tag">{t('priority')}</span>
            </Show>
          </p>
        </div>
      </div>
      <ul class="sp-found-facts">
        <Show when={props.row.name}>
          <li>
            <Icon name={props.row.icon} />
            <bdi>{props.row.serviceName}</bdi>
          </li>
        </Show>
        <li>
          <Icon name="languages" />
          <bdi>{languageName(props.row.language, language())}</bdi>
          <Show when={props.row.interpreter}>{(tag) => <>{` · ${t('withInterpreter', { language: languageName(tag(), language()) })}`}</>}</Show>
        </li>
        <For each={facts()}>
          {(fact) => (
            <li>
              <Icon name="calendar-clock" />
              {fact}
            </li>
          )}
        </For>
        <Show when={isSaidByNote() ? null : props.row.wait}>
          {(wait) => (
            <li>
              <Icon name="clock" />
              <strong>{waitWords(wait(), t)}</strong>
              <Show when={aheadOf(props.row) !== null}>{` · ${t('ahead', { n: props.row.ahead! })}`}</Show>
            </li>
          )}
        </Show>
      </ul>
      <Way row={props.row} />
      <Show when={props.row.stranded}>{(stranded) => <StrandedNote stranded={stranded()} />}</Show>
      <Show
        when={isDisplaced()}
        fallback={
          <Show when={props.row.arrival === 'tooEarly' || props.row.arrival === 'tooLate'}>
            <Note kind="warn">{t(props.row.arrival as 'tooEarly' | 'tooLate')}</Note>
          </Show>
        }
      >
        <Note kind="warn">{t(props.row.status === 'replan' ? 'lostNote' : 'movedNote', { when: whenWords(props.row, props.day, t) })}</Note>
      </Show>
      {props.children}
    </section>
  )
}
