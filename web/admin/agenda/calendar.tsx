import { createCalendar, destroyCalendar, type Calendar as EventCalendar, Interaction, List, ResourceTimeGrid, TimeGrid } from '@event-calendar/core'
import '@event-calendar/core/index.css'
import { createEffect, createMemo, onCleanup, onMount } from 'solid-js'
import type { Agenda } from '../../../shared/contracts/agenda.ts'
import { directionOf, localeOf } from '../../../shared/text/languages.ts'
import { language } from '../../kit/text.ts'
import { createBlocks } from './block.ts'
import { type Card, cardsOf } from './cards.ts'
import { closedOn, hoursShown } from './hours-shown.ts'
import { useText } from './text.ts'
import { columnsOf, onlyOne, type Who } from './who.ts'

export type View = 'day' | 'list' | 'week'

interface CalendarProps {
  plan: Agenda
  view: View
  days: readonly string[]
  who: Who
  nameOf: (resource: Agenda['resources'][number]) => string
  open: (card: Card) => void
  move: (drop: Drop) => void
}

export interface Drop {
  readonly appointmentId: string
  /** a wall time of the site, `2026-03-10T09:30` */
  readonly at: string
  readonly isSameTime: boolean
  /** who has it now in the place that was dragged, and whose column it was dropped on; absent where all share one column */
  readonly onto?: { readonly resourceId: string; readonly insteadOf: string }
}

/** A quarter of an hour, in pixels: a line that can be read. */
export const quarterHeight = 32

/** The kept calendar library draws and drags; it is told wall times, so that the zone of this computer plays no part. */
export function Calendar(props: CalendarProps) {
  const t = useText()
  const columns = createMemo(() => columnsOf(props.plan, props.who))
  const cards = createMemo(() => {
    const ids = new Set(columns().map(({ id }) => id))
    return cardsOf(props.plan).filter((card) => card.resourceIds.some((id) => ids.has(id)))
  })
  const blockOf = createBlocks((card) => columnNames(card))
  let place!: HTMLDivElement
  let calendar: EventCalendar | undefined

  onMount(() => {
    calendar = createCalendar(place, [ResourceTimeGrid, TimeGrid, List, Interaction], optionsOf())
    // Its own toolbar stays empty here, and an empty navigation is a hindrance to a screen reader
    place.querySelector('.ec-toolbar')?.remove()
    onCleanup(() => calendar && void destroyCalendar(calendar))
  })
  createEffect(() => {
    for (const [name, value] of Object.entries(optionsOf())) calendar?.setOption(name as never, value as never)
  })
  return <div ref={place} class="sp-agenda" dir={directionOf(language())} />

  function viewOf(): string {
    if (props.view === 'list') return 'listDay'
    // Columns of a whole week side by side would be as wide as a word
    if (props.view === 'week') return onlyOne(props.who) ? 'timeGridWeek' : 'listWeek'
    return onlyOne(props.who) ? 'timeGridDay' : 'resourceTimeGridDay'
  }

  function optionsOf(): EventCalendar.Options {
    const { first, last, scrollTo } = hoursShown(props.plan, cards(), props.days)
    return {
      view: viewOf(),
      date: new Date(`${props.days[0]}T00:00:00`),
      firstDay: 1,
      locale: localeOf(language()),
      headerToolbar: { start: '', center: '', end: '' },
      allDaySlot: false,
      slotMinTime: first,
      slotMaxTime: last,
      slotDuration: '00:15',
      slotLabelInterval: '01:00',
      slotHeight: quarterHeight,
      slotEventOverlap: false,
      snapDuration: '00:05',
      columnWidth: props.view === 'week' ? 'minmax(8rem, 1fr)' : 'minmax(11rem, 1fr)',
      scrollTime: scrollTo,
      slotLabelFormat: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
      eventTimeFormat: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
      displayEventEnd: false,
      noEventsContent: t('noCards'),
      eventContent: ({ event }) => (event.extendedProps.card ? { domNodes: [blockOf(event.extendedProps.card as Card)] } : ''),
      eventClick: ({ event, jsEvent }) => show(event.extendedProps.card as Card, jsEvent),
      eventAllUpdated: () => untable(place),
      // Also an empty day is longer than the screen, and is moved by the arrows
      viewDidMount: () => place.querySelector('.ec-main')?.setAttribute('tabindex', '0'),
      nowIndicator: true,
      editable: true,
      eventDurationEditable: false,
      resources: columns().map((resource) => ({ id: resource.id, title: props.nameOf(resource) })),
      events: [...cards().map(eventOf), ...closedHours()],
      eventDrop: ({ event, oldEvent, revert }) => {
        const drop = dropOf(event, oldEvent)
        // The answer of the server is drawn, not the wish
        revert()
        if (!drop.isSameTime || drop.onto?.resourceId !== drop.onto?.insteadOf) props.move(drop)
      },
    }
  }

  function show(card: Card, pressed: Event) {
    // Otherwise the same Enter would press the first button of the dialog that opens
    pressed.preventDefault()
    props.open(card)
  }

  function eventOf(card: Card): EventCalendar.EventInput {
    return {
      id: card.id,
      resourceIds: [...card.resourceIds],
      start: `${card.from}:00`,
      end: `${card.to ?? plusMinutes(card.from, 15)}:00`,
      title: card.who ?? '',
      editable: card.booking?.mayMove ?? false,
      classNames: ['sp-agenda-card', `sp-agenda-${card.kind}`],
      extendedProps: { card },
    }
  }

  function closedHours(): EventCalendar.EventInput[] {
    const resourceIds = columns().map(({ id }) => id)
    return closedOn(props.plan, props.days).map(({ from, to }) => ({
      id: `closed ${from}`,
      resourceIds,
      start: `${from}:00`,
      end: `${to}:00`,
      display: 'background',
      classNames: ['sp-agenda-closed'],
    }))
  }

  function columnNames(card: Card): string[] {
    return props.plan.resources.filter(({ id }) => card.resourceIds.includes(id)).map(props.nameOf)
  }

  function dropOf(event: EventCalendar.Event, before: EventCalendar.Event): Drop {
    const onto = ontoOf(event.resourceIds.map(String), before.resourceIds.map(String))
    return {
      appointmentId: String(event.id),
      at: wallTimeOf(event.start),
      isSameTime: event.start.getTime() === before.start.getTime(),
      ...(onto ? { onto } : {}),
    }
  }

  /** The library puts the column that was dropped on last; with one resource shown, that one keeps it. */
  function ontoOf(now: readonly string[], before: readonly string[]): Drop['onto'] {
    const resourceId = onlyOne(props.who) ?? (props.view === 'day' ? now.at(-1) : undefined)
    if (!resourceId) return undefined
    return { resourceId, insteadOf: before.find((id) => !now.includes(id)) ?? resourceId }
  }
}

/** The library calls itself a table, and puts articles where a table has rows: to a screen reader that is neither. Its cards are buttons. */
function untable(place: Element) {
  for (const element of place.querySelectorAll('[role]:not([role="button"]), [aria-colindex]')) {
    element.removeAttribute('role')
    element.removeAttribute('aria-colindex')
  }
}

const plusMinutes = (wallTime: string, minutes: number): string =>
  new Date(Date.parse(`${wallTime}:00Z`) + minutes * 60_000).toISOString().slice(0, 16)

/** The library speaks in dates of this computer; what they show is the wall time of the site. */
function wallTimeOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}
