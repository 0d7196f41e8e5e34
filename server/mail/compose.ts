import type { Slot } from '../../shared/contracts/slots.ts'
import { localDay } from '../../shared/domain/opening.ts'
import { type InterfaceLanguage, sourceLanguage } from '../../shared/text/languages.ts'
import { groupedCode, languageName, longDay } from '../../shared/text/when.ts'
import { localTime } from '../appointments/queries.ts'
import type { Row } from '../db/schema.ts'
import { addressOf, knownService, knownSite, stopAt, textOf } from '../network/model.ts'
import { textsOf } from '../texts.ts'
import { type CalendarDeps, calendarEntry, languageOfSubject, linkTo, type Subject } from './calendar.ts'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** an entry for it, where it is about an appointment */
  readonly calendar: string | null
  readonly cancels: boolean
  readonly language: string
}

type Kind = Row<'outbox'>['kind']

/** The person's language first, Italian second, for the clerk or friend who helps to read it. Null when there is no address. */
export function composeMail(deps: CalendarDeps, kind: Kind, subject: Subject, free: readonly Slot[] = []): Mail | null {
  if (!subject.email) return null
  const language = languageOfSubject(subject)
  const bodyOf = kind === 'replan' ? offerIn : bodyIn
  const parts = [bodyOf(deps, kind, subject, language, free)]
  if (language !== sourceLanguage) parts.push(`— ${textsOf('mail', sourceLanguage)('again')} —`, bodyOf(deps, kind, subject, sourceLanguage, free))
  return {
    to: subject.email,
    subject: textsOf('mail', language)(`${kind}.subject`, whenOf(deps, subject, language)),
    text: `${parts.join('\n\n')}\n`,
    calendar: calendarEntry(deps, subject, language),
    cancels: kind === 'cancelled' || kind === 'replan' || kind === 'givenUp',
    language,
  }
}

function bodyIn(deps: CalendarDeps, kind: Kind, subject: Subject, language: InterfaceLanguage): string {
  const t = textsOf('mail', language)
  const name = subject.given_name ?? subject.family_name
  const greeting = name ? t('greeting', { name }) : t('greeting.noName')
  const phone = deps.network().phone
  const footer = phone ? t('footer', { phone }) : t('footer.noPhone')
  const link = linkTo(deps, subject.id)
  if (kind === 'cancelled' || kind === 'givenUp') {
    const reason = kind === 'givenUp' && subject.replan_reason
    return [
      greeting,
      reason ? `${t('givenUp.intro')}\n${t(`replan.${reason}`)}` : t(`${kind}.intro`),
      whenAndWhere(deps, subject, language),
      t('cancelled.again', { link: `${deps.config.publicUrl}/` }),
      t('calendar.removed'),
      footer,
    ].join('\n\n')
  }
  const remote = subject.channel !== 'onSite'
  const code = t(remote ? 'code.remote' : 'code', { code: groupedCode(subject.code) })
  return [
    greeting,
    t(`${kind}.intro`),
    whenAndWhere(deps, subject, language),
    code,
    documentsIn(deps, subject, language),
    t('manage', { link }),
    t('cannotCome'),
    t('calendar.attached'),
    footer,
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** What happened, when else there is a place, and where one of these can be chosen. */
function offerIn(deps: CalendarDeps, _kind: Kind, subject: Subject, language: InterfaceLanguage, free: readonly Slot[]): string {
  const t = textsOf('mail', language)
  const name = subject.given_name ?? subject.family_name
  const phone = deps.network().phone
  const times = free.map((slot) => `- ${t('replan.time', { day: longDay(slot.day, language), time: slot.time })}`)
  return [
    name ? t('greeting', { name }) : t('greeting.noName'),
    [t('replan.intro'), t('replan.was', whenOf(deps, subject, language)), subject.replan_reason && t(`replan.${subject.replan_reason}`)]
      .filter(Boolean)
      .join('\n'),
    times.length > 0 ? [t('replan.next'), ...times].join('\n') : t('replan.none'),
    t('replan.choose', { link: linkTo(deps, subject.id) }),
    t('replan.code', { code: groupedCode(subject.code) }),
    t('calendar.removed'),
    phone ? t('footer', { phone }) : t('footer.noPhone'),
  ].join('\n\n')
}

function whenAndWhere(deps: CalendarDeps, subject: Subject, language: InterfaceLanguage): string {
  const t = textsOf('mail', language)
  const network = deps.network()
  const site = knownSite(network, subject.site_id)!
  const where = { onSite: 'where', phone: 'where.phone', video: 'where.video' }[subject.channel]
  const lines = [
    t('when', whenOf(deps, subject, language)),
    t(where, { site: site.name, address: addressOf(site, stopAt(network, site, subject.start_at)), personPhone: subject.phone ?? '' }),
    subject.interpreter_language && t('interpreter', { language: languageName(subject.interpreter_language, language) }),
  ]
  return lines.filter(Boolean).join('\n')
}

function documentsIn({ network }: CalendarDeps, subject: Subject, language: InterfaceLanguage): string {
  const service = knownService(network(), subject.service_id)
  const documents = service ? textOf(service, language, network()).documents : []
  if (documents.length === 0) return ''
  return [textsOf('mail', language)(subject.channel === 'onSite' ? 'documents' : 'documents.remote'), ...documents.map((each) => `- ${each}`)].join(
    '\n',
  )
}

function whenOf({ network }: CalendarDeps, subject: Subject, language: InterfaceLanguage) {
  const { zone } = knownSite(network(), subject.site_id)!
  const from = localTime(zone, subject.start_at)
  return { day: longDay(localDay(zone, subject.start_at), language), time: from, from, to: localTime(zone, subject.end_at) }
}
