import { For, type JSX, Show } from 'solid-js'
import type { Touched, TouchedAppointment } from '../../../shared/contracts/network-changes.ts'
import { languageName, shortDay } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { Note } from '../../staff/note.tsx'
import { isolate } from '../../staff/texts.ts'
import { Face } from '../../ui/face.tsx'
import { Icon } from '../../ui/icon.tsx'
import { touchesAnything } from './part.ts'
import { type TextKey, useText } from './text.ts'

interface TouchesProps {
  touched: Touched
  /** it takes something away */
  taking: boolean
  underWay: boolean
  confirm: () => void
  goBack: () => void
}

/** What a change would touch, before it is made. */
export function Touches(props: TouchesProps) {
  const t = useText()
  const yes = (): TextKey => (props.taking ? 'takeAwayYes' : 'touchesSave')
  const yesReplan = (): TextKey => (props.taking ? 'takeAwayReplan' : 'touchesSaveReplan')
  return (
    <Dialog title={t(props.taking ? 'takeAwayTitle' : 'touchesTitle')} wide={touchesAnything(props.touched)} close={() => props.goBack()}>
      <div class="sp-touches">
        <Show when={props.taking}>
          <p>{t('takeAwayDetail')}</p>
        </Show>
        <TouchedLists touched={props.touched} />
        <div class="sp-save-row">
          <button
            type="button"
            class="btn"
            classList={{ 'btn-danger': props.taking, 'btn-primary': !props.taking }}
            aria-disabled={props.underWay}
            onClick={() => props.confirm()}
          >
            {props.touched.replanCount > 0 ? t(yesReplan(), { n: props.touched.replanCount }) : t(yes())}
          </button>
          <button type="button" class="btn btn-outline-primary" onClick={() => props.goBack()}>
            {t('goBack')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}

/** Those whom a change touches: how many, and who they are. */
export function TouchedLists(props: { touched: Touched }) {
  const t = useText()
  return (
    <Show when={touchesAnything(props.touched)} fallback={<Note kind="good">{t('touchesNothing')}</Note>}>
      <ul class="sp-touches-counts">
        <Show when={props.touched.replanCount > 0}>
          <li>
            <Icon name="calendar-x" />
            <strong>{t('touchesReplan', { n: props.touched.replanCount })}</strong>
          </li>
        </Show>
        <Show when={props.touched.reassignedCount > 0}>
          <li>
            <Icon name="calendar-check" />
            {t('touchesReassigned', { n: props.touched.reassignedCount })}
          </li>
        </Show>
        <Show when={props.touched.elsewhereCount > 0}>
          <li>
            <Icon name="map-pin" />
            {t('touchesElsewhere', { n: props.touched.elsewhereCount })}
          </li>
        </Show>
        <Show when={props.touched.restoredCount > 0}>
          <li>
            <Icon name="calendar-check" />
            {t('touchesRestored', { n: props.touched.restoredCount })}
          </li>
        </Show>
        <Show when={props.touched.waitingCount > 0}>
          <li>
            <Icon name="ticket" />
            {t('touchesWaiting', { n: props.touched.waitingCount })}
          </li>
        </Show>
      </ul>
      <Appointments title={t('touchesReplanList')} list={props.touched.replan} count={props.touched.replanCount} />
      <Waiting touched={props.touched} />
      <Appointments title={t('touchesReassignedList')} list={props.touched.reassigned} count={props.touched.reassignedCount} />
    </Show>
  )
}

function Appointments(props: { title: string; list: readonly TouchedAppointment[]; count: number }) {
  const t = useText()
  return (
    <Section title={props.title} shown={props.list.length} count={props.count}>
      <For each={props.list}>
        {(one) => (
          <li class="sp-touched">
            <span class="sp-touched-when">
              {shortDay(one.day, language())}, <bdi>{one.time}</bdi>
            </span>
            <span>
              <bdi>{one.serviceName}</bdi>
              <Show when={one.interpreter}>{(tag) => <> · {t('withInterpreter', { language: languageName(tag(), language()) })}</>}</Show>
            </span>
            <span class="sp-hint">
              <bdi>{one.siteName}</bdi>
              <Show when={one.reason}>{(reason) => <> · {t(`reason_${reason()}`)}</>}</Show>
            </span>
          </li>
        )}
      </For>
    </Section>
  )
}

function Waiting(props: { touched: Touched }) {
  const t = useText()
  return (
    <Section title={t('touchesWaitingList')} shown={props.touched.waiting.length} count={props.touched.waitingCount}>
      <For each={props.touched.waiting}>
        {(one) => (
          <li class="sp-touched">
            <Face face={one.face} class="sp-touched-when" />
            <bdi>{one.serviceName}</bdi>
            <bdi class="sp-hint">{one.siteName}</bdi>
          </li>
        )}
      </For>
    </Section>
  )
}

function Section(props: { title: string; shown: number; count: number; children: JSX.Element }) {
  const t = useText()
  return (
    <Show when={props.shown > 0}>
      <section class="sp-touches-section" aria-label={props.title}>
        <h3>{props.title}</h3>
        {/* a list that scrolls is scrolled by keyboard too */}
        <ul tabindex="0">{props.children}</ul>
        <Show when={props.count > props.shown}>
          <p class="sp-hint">{t('touchesMore', { n: isolate(String(props.count - props.shown)) })}</p>
        </Show>
      </section>
    </Show>
  )
}
