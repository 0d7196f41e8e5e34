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
  /** `at`: a wall time of the site, `2026-03-10T09:30` */
  move: (appointmentId: string, at: string) => void
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
      columnWidth: '7.5rem',
      scrollTime: '08:00',
      slotLabelFormat: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
      eventTimeFormat: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
      nowIndicator: true,
      editable: true,
      eventDurationEditable: false,
      resources: props.plan.resources.map((resource) => ({ id: resource.id, title: props.nameOf(resource) })),
      events: eventsOf(),
      eventDrop: ({ event, revert }) => {
        // The answer of the server is drawn, not the wish
        revert()
        props.move(String(event.extendedProps.appointmentId), wallTimeOf(event.start))
      },
    }
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
        extendedProps: { appointmentId: booking.appointmentId },
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
      }))
    return [...bookings, ...visits]
  }
}

const plusMinutes = (wallTime: string, minutes: number): string =>
  new Date(Date.parse(`${wallTime}:00Z`) + minutes * 60_000).toISOString().slice(0, 16)

/** The library speaks in dates of this computer; what they show is the wall time of the site. */
function wallTimeOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}
