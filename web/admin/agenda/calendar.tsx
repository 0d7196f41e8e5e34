import { createCalendar, destroyCalendar, type Calendar as EventCalendar, Interaction, ResourceTimeGrid, TimeGrid } from '@event-calendar/core'
import '@event-calendar/core/index.css'
import { createEffect, onCleanup, onMount } from 'solid-js'
import type { Agenda } from '../../../shared/contracts/agenda.ts'
import { directionOf, localeOf } from '../../../shared/text/languages.ts'
import { languageName } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { useText } from './text.ts'

interface CalendarProps {
  plan: Agenda
  view: 'day' | 'week'
  /** the first day shown */
  day: string
  /** one resource, or empty for all */
  who: string
  nameOf: (resource: Agenda['resources'][number]) => string
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

/** The kept calendar library draws and drags; it is told wall times, so that the zone of this computer plays no part. */
export function Calendar(props: CalendarProps) {
  const t = useText()
  let place!: HTMLDivElement
  let calendar: EventCalendar | undefined

  onMount(() => {
    calendar = createCalendar(place, [ResourceTimeGrid, TimeGrid, Interaction], optionsOf())
    // Its own toolbar stays empty here, and an empty navigation is a hindrance to a screen reader
    place.querySelector('.ec-toolbar')?.remove()
    onCleanup(() => calendar && void destroyCalendar(calendar))
  })
  createEffect(() => {
    for (const [name, value] of Object.entries(optionsOf())) calendar?.setOption(name as never, value as never)
  })
  return <div ref={place} class="sp-agenda" dir={directionOf(language())} />

  function optionsOf(): EventCalendar.Options {
    return {
      view: props.view === 'day' && props.who === '' ? 'resourceTimeGridDay' : props.view === 'day' ? 'timeGridDay' : 'timeGridWeek',
      date: new Date(`${props.day}T00:00:00`),
      firstDay: 1,
      locale: localeOf(language()),
      headerToolbar: { start: '', center: '', end: '' },
      allDaySlot: false,
      slotMinTime: '07:00',
      slotMaxTime: '20:00',
      slotDuration: '00:30',
      slotHeight: 28,
      snapDuration: '00:05',
      columnWidth: 'minmax(7.5rem, 1fr)',
      scrollTime: '08:00',
      slotLabelFormat: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
      eventTimeFormat: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
      displayEventEnd: false,
      eventContent: ({ event, timeText }) => ({ domNodes: [blockOf(event, timeText)] }),
      eventAllUpdated: () => untable(place),
      nowIndicator: true,
      editable: true,
      eventDurationEditable: false,
      resources: props.plan.resources.map((resource) => ({ id: resource.id, title: props.nameOf(resource) })),
      events: eventsOf(),
      eventDrop: ({ event, oldEvent, revert }) => {
        const drop = dropOf(event, oldEvent)
        // The answer of the server is drawn, not the wish
        revert()
        if (!drop.isSameTime || drop.onto?.resourceId !== drop.onto?.insteadOf) props.move(drop)
      },
    }
  }

  function blockOf({ title, resourceIds, extendedProps }: EventCalendar.Event, time: string): Node {
    const block = document.createElement('div')
    block.className = 'sp-agenda-block'
    block.append(Object.assign(document.createElement('bdi'), { textContent: time }), ` ${title}`)
    const names = props.plan.resources.filter(({ id }) => resourceIds.includes(id)).map(props.nameOf)
    block.title = [`${extendedProps.from}–${extendedProps.to}`, title, ...names].join(' · ')
    return block
  }

  function dropOf(event: EventCalendar.Event, before: EventCalendar.Event): Drop {
    const onto = ontoOf(event.resourceIds.map(String), before.resourceIds.map(String))
    return {
      appointmentId: String(event.extendedProps.appointmentId),
      at: wallTimeOf(event.start),
      isSameTime: event.start.getTime() === before.start.getTime(),
      ...(onto ? { onto } : {}),
    }
  }

  /** The library puts the column that was dropped on last; with one resource shown, that one keeps it. */
  function ontoOf(now: readonly string[], before: readonly string[]): Drop['onto'] {
    const isByColumn = props.view === 'day' && props.who === ''
    const resourceId = isByColumn ? now.at(-1) : props.who
    if (!resourceId) return undefined
    return { resourceId, insteadOf: before.find((id) => !now.includes(id)) ?? resourceId }
  }

  function eventsOf(): EventCalendar.EventInput[] {
    const isShown = (resourceIds: readonly string[]) => props.who === '' || resourceIds.includes(props.who)
    const bookings = props.plan.bookings
      .filter((booking) => isShown(booking.resourceIds))
      .map((booking) => ({
        id: booking.appointmentId,
        resourceIds: booking.resourceIds,
        start: `${booking.from}:00`,
        end: `${booking.to}:00`,
        title: [
          booking.serviceName,
          booking.interpreter ? languageName(booking.interpreter, language()) : '',
          booking.channel === 'onSite' ? '' : t(booking.channel),
        ]
          .filter(Boolean)
          .join(' · '),
        editable: booking.mayMove,
        classNames: [`sp-agenda-${booking.status}`],
        extendedProps: { appointmentId: booking.appointmentId, from: booking.from.slice(11), to: booking.to.slice(11) },
      }))
    const visits = props.plan.visits
      .filter((visit) => isShown([visit.deskId]))
      .map((visit) => ({
        id: visit.stepId,
        resourceIds: [visit.deskId],
        start: `${visit.from}:00`,
        end: `${visit.to ?? plusMinutes(visit.from, 15)}:00`,
        title: `${visit.label} · ${visit.serviceName}`,
        editable: false,
        classNames: ['sp-agenda-visit'],
        extendedProps: { from: visit.from.slice(11), to: visit.to?.slice(11) ?? '' },
      }))
    return [...bookings, ...visits]
  }
}

/** The library calls itself a table, and puts articles where a table has rows: to a screen reader that is neither. */
function untable(place: Element) {
  for (const element of place.querySelectorAll('[role], [aria-colindex]')) {
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
