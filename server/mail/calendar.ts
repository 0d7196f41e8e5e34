import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { type InterfaceLanguage, pickLanguage } from '../../shared/text/languages.ts'
import { groupedCode } from '../../shared/text/when.ts'
import type { AppDeps } from '../deps.ts'
import { addressOf, knownSite, stopAt } from '../network/model.ts'
import { textsOf } from '../texts.ts'
import { mailSubject } from './queries.ts'

export type CalendarDeps = Pick<AppDeps, 'config' | 'database' | 'network' | 'tokens' | 'clock'>
export type Subject = NonNullable<Awaited<ReturnType<typeof mailSubject>>>

export async function calendarOf(deps: CalendarDeps, appointmentId: string, language: InterfaceLanguage): Promise<string | null> {
  const subject = await mailSubject(deps.database.reader, appointmentId)
  return subject && inCalendar.includes(subject.status) ? calendarEntry(deps, subject, language) : null
}

/** A hold is not an appointment yet, and one that is to be planned anew has no time. */
const inCalendar = ['booked', 'arrived', 'done', 'cancelled']

/** The UID stays over move and cancel and the sequence counts up, so that a calendar changes the entry it has. The title names no service: a shared calendar is read by others. */
export function calendarEntry({ config, network, tokens, clock }: CalendarDeps, subject: Subject, language: InterfaceLanguage): string {
  const site = knownSite(network(), subject.site_id)
  const t = textsOf('mail', language)
  const cancelled = subject.status === 'cancelled' || subject.status === 'replan'
  const calendar = ical({
    prodId: { company: 'Sportello', product: 'Sportello', language: language.toUpperCase() },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  })
  calendar.createEvent({
    id: `${subject.id}@${new URL(config.publicUrl).hostname}`,
    sequence: subject.sequence,
    stamp: new Date(clock.now()),
    start: new Date(subject.start_at),
    end: new Date(subject.end_at),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: t('calendar.summary', { site: site?.name ?? '' }),
    description: t(subject.channel === 'onSite' ? 'calendar.description' : 'calendar.description.remote', {
      code: groupedCode(subject.code),
      link: linkTo({ config, tokens }, subject.id),
    }),
    location: subject.channel === 'onSite' && site ? `${site.name}, ${addressOf(site, stopAt(network(), site, subject.start_at))}` : null,
  })
  return calendar.toString()
}

/** The key stands in the fragment, which no server, proxy or log ever sees. */
export const linkTo = ({ config, tokens }: Pick<AppDeps, 'config' | 'tokens'>, appointmentId: string): string =>
  `${config.publicUrl}/appointment#${appointmentId}.${tokens.of('appointment', appointmentId)}`

export const languageOfSubject = (subject: Subject): InterfaceLanguage => pickLanguage([subject.language])
