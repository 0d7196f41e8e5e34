import { createEffect, createMemo, createSignal, For, Show } from 'solid-js'
import type { Site } from '../../shared/contracts/network.ts'
import type { SlotList } from '../../shared/contracts/slots.ts'
import { shortDay } from '../../shared/text/when.ts'
import { language } from '../kit/text.ts'
import { stopWords } from '../ui/facts.tsx'
import { Field, FieldMistake } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { createLoaded, pathOf } from '../ui/loaded.ts'
import { openingLines } from '../ui/opening.ts'
import { showMistakes } from '../ui/problem.tsx'
import { word } from '../ui/words.ts'
import { ChosenNeed } from './chosen-need.tsx'
import { changeNeed, draft } from './draft.ts'
import { EarliestAnywhere } from './earliest-anywhere.tsx'
import { loadLater } from './later.tsx'
import { sites, wanted } from './offer.ts'
import { firstPlaces, placesAtOnce, placesCalled } from './place-finder.ts'
import { Step } from './step.tsx'
import { goOn } from './steps.ts'
import { t } from './texts.ts'

/** Step 1, Luogo: the offices that offer what is needed, each with its address, hours and first free place. */
export function PlaceStep() {
  const [missing, setMissing] = createSignal(false)
  const [typed, setTyped] = createSignal('')
  const [all, setAll] = createSignal(false)
  const offered = () => sites.value()?.sites ?? []
  const called = createMemo(() => placesCalled(offered(), typed()))
  const shown = createMemo(() => (all() ? called() : firstPlaces(called(), draft.siteId)))
  createEffect(() => {
    const only = offered()[0]
    if (only && offered().length === 1 && draft.siteId !== only.id) changeNeed({ siteId: only.id })
  })
  const isOffered = () => offered().some((one) => one.id === draft.siteId)
  const next = () => {
    setMissing(!isOffered())
    if (isOffered()) goOn()
    else showMistakes()
  }
  return (
    <Step
      title={t('placeTitle')}
      next={offered().length > 0 ? t('next') : undefined}
      mistakes={missing() && !isOffered() ? [{ field: 'place-0', text: t('placeMissing') }] : []}
      onNext={next}
    >
      <ChosenNeed />
      <Show when={offered().length > 0} fallback={<p class="lead">{t('noPlaces')}</p>}>
        <Show when={offered().length > 1}>
          <EarliestAnywhere />
        </Show>
        <Show when={offered().length > placesAtOnce}>
          <Field
            id="place-name"
            type="search"
            autocomplete="off"
            label={t('placeSearch')}
            optional
            value={typed()}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
            onText={setTyped}
          />
        </Show>
        <fieldset class="mb-4" onFocusIn={loadLater} aria-describedby={missing() ? 'place-mistake' : undefined}>
          <legend class="p-0 h6">{t('placeHint')}</legend>
          <For each={shown()} fallback={<p role="status">{t('placeNotFound')}</p>}>
            {(one, index) => <PlaceCard site={one} id={`place-${index()}`} />}
          </For>
          <Show when={shown().length < called().length}>
            <button type="button" class="btn btn-outline-primary w-100 mb-3" onClick={() => setAll(true)}>
              {t('placeMore', { n: called().length - shown().length })}
            </button>
          </Show>
          <FieldMistake id="place" mistake={missing() && !isOffered() ? t('placeMissing') : undefined} />
        </fieldset>
      </Show>
    </Step>
  )
}

function PlaceCard(props: { site: Site; id: string }) {
  return (
    <div class="sp-option card rounded shadow-sm mb-3">
      <input
        type="radio"
        class="form-check-input"
        name="place"
        id={props.id}
        value={props.site.id}
        checked={props.site.id === draft.siteId}
        aria-describedby={`${props.id}-about`}
        onChange={() => changeNeed({ siteId: props.site.id })}
      />
      <label class="form-check-label fw-semibold" for={props.id}>
        <bdi>{props.site.name}</bdi>
      </label>
      <div class="small" id={`${props.id}-about`}>
        <p class="mb-1 d-flex gap-1">
          <span class="visually-hidden">{word('address')}: </span>
          <Icon name="map-pin" />
          <span>
            <bdi>{props.site.stops.length > 0 ? props.site.city : `${props.site.address}, ${props.site.city}`}</bdi>
          </span>
        </p>
        <Show when={props.site.stops.length > 0} fallback={<Opening site={props.site} />}>
          <Stops site={props.site} />
        </Show>
        <FirstFree site={props.site} />
      </div>
    </div>
  )
}

const stopsShown = 3

/** Where a mobile unit stops next. */
function Stops(props: { site: Site }) {
  return (
    <div class="mb-1 d-flex gap-1">
      <span class="visually-hidden">{word('opening')}: </span>
      <Icon name="clock" />
      <ul class="list-unstyled mb-0">
        <For each={props.site.stops.slice(0, stopsShown)}>
          {(stop) => (
            <li>
              {shortDay(stop.fromDay, language())}
              <Show when={stop.toDay !== stop.fromDay}> – {shortDay(stop.toDay, language())}</Show>{' '}
              <bdi dir="ltr" class="text-nowrap">
                {stop.from}–{stop.to}
              </bdi>
              {word('comma')}
              <bdi>{stopWords(stop, props.site.city)}</bdi>
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}

function Opening(props: { site: Site }) {
  return (
    <div class="mb-1 d-flex gap-1">
      <span class="visually-hidden">{word('opening')}: </span>
      <Icon name="clock" />
      <ul class="list-unstyled mb-0">
        <For each={openingLines(props.site.hours, language(), word('comma'))} fallback={<li>{word('byAppointment')}</li>}>
          {(line) => (
            <li>
              {line.days}{' '}
              <For each={line.times}>
                {(range, index) => (
                  <>
                    {index() > 0 ? word('comma') : ''}
                    <bdi dir="ltr" class="text-nowrap">
                      {range}
                    </bdi>
                  </>
                )}
              </For>
            </li>
          )}
        </For>
        <Show when={props.site.closing}>{(closing) => <li class="fw-semibold">{closingWords(closing())}</li>}</Show>
      </ul>
    </div>
  )
}

const closingWords = ({ time }: NonNullable<Site['closing']>): string => (time ? word('closesToday', { time }) : word('closedToday'))

function FirstFree(props: { site: Site }) {
  const first = createLoaded<SlotList>(() => pathOf('/api/slots', { ...wanted(), siteId: props.site.id, limit: 1 }))
  const slot = () => first.value()?.slots[0]
  const when = () => word('dayAt', { day: shortDay(slot()!.day, language()), time: slot()!.time })
  return (
    <p class="mb-0 d-flex gap-1" classList={{ 'sp-first': slot() !== undefined }}>
      <Show when={first.value()} fallback={<Show when={first.loading()}>…</Show>}>
        <Icon name={slot() ? 'calendar-check' : 'calendar-x'} />
        <Show when={slot()} fallback={t('noneFree')}>
          <span class="fw-semibold">{t('firstFree', { when: when() })}</span>
        </Show>
      </Show>
    </p>
  )
}
