import type { TodayRow } from '../../../shared/contracts/reception.ts'
import type { Wait } from '../../../shared/contracts/tickets.ts'
import type { StrandedReason } from '../../../shared/domain/wait.ts'
import type { Text } from '../../../shared/text/text.ts'
import { shortDay } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { aheadOf, isForNobody } from '../../ui/ahead.ts'
import { isolate, type TextKey } from '../text.ts'

/** How somebody stands now, in one or two words. */
export function statusWords(row: TodayRow, t: Text<TextKey>): string {
  if (row.desk !== null) return t('atDesk', { label: isolate(row.desk) })
  if (isOfOtherDay(row)) return t('otherDay')
  if (row.status === 'booked' && row.arrival === 'tooLate') return t('late')
  if (row.status === 'booked' && row.channel !== 'onSite') return t(row.channel === 'phone' ? 'byPhone' : 'byVideo')
  return t(row.status)
}

/** How many come before; that nobody sits where somebody would be next, and that nobody will serve them today. */
export function placeWords(row: TodayRow, t: Text<TextKey>): string | null {
  if (row.stranded) return row.stranded.later ? t('then', { what: strandedBriefly(row.stranded.reason, t) }) : strandedBriefly(row.stranded.reason, t)
  const ahead = aheadOf(row)
  if (ahead !== null) return t('ahead', { n: ahead })
  return isForNobody(row.wait) ? t('waitNoDesk') : null
}

/** What asks for somebody’s attention. */
export const isWarning = (row: TodayRow): boolean =>
  ['absent', 'replan'].includes(row.status) || isOfOtherDay(row) || row.stranded !== null || (row.status === 'booked' && row.arrival === 'tooLate')

/** Called, and neither at a desk nor waiting: whoever stands here again goes back to the place they had. */
export const mayGoBack = ({ status, face }: TodayRow): boolean => face !== null && ['absent', 'parked'].includes(status)

/** Not whoever is still waited for here, and only later will not be served. */
export const mayTakeOff = ({ stranded }: TodayRow): boolean => stranded?.later === false

/** When it was, or is to be: “Thu 26 Nov, 10:00”. */
export const whenWords = ({ bookedDay, bookedTime }: TodayRow, today: string, t: Text<TextKey>): string =>
  t('slot', { day: shortDay(bookedDay ?? today, language()), time: isolate(bookedTime ?? '') })

/** What follows in the same visit; null for a single step, and after the last. */
export function thenWords(row: TodayRow, t: Text<TextKey>): string | null {
  const next = row.way.find(({ state }) => state === 'toCome')
  const parts = [next?.serviceName, next?.institutionName].filter((part) => part != null)
  return next ? t('then', { what: isolate(parts.join(', ')) }) : null
}

export function waitWords(wait: Wait, t: Text<TextKey>): string {
  if (wait.kind === 'unknown') return t(unknown[wait.reason])
  return wait.highMinutes < 1 ? t('waitSoon') : t('waitRange', { low: wait.lowMinutes, high: wait.highMinutes })
}

const strandedBriefly = (reason: StrandedReason, t: Text<TextKey>): string => t(unknown[reason])

const unknown = {
  noDesk: 'waitNoDesk',
  noInterpreter: 'waitNoInterpreter',
  noDeskToday: 'waitNoDeskToday',
  noInterpreterToday: 'waitNoInterpreterToday',
  afterClosing: 'waitAfterClosing',
} as const

/** Moved, and its person may not know. */
export const isOfOtherDay = (row: TodayRow): boolean => row.status === 'booked' && row.bookedDay !== null

export const groups = ['groupExpected', 'groupMoved', 'groupWaiting', 'groupInHand', 'groupOver'] as const
export type Group = (typeof groups)[number]

/** As the server has put them in order. */
export function groupOf(row: TodayRow): Group {
  if (row.status === 'replan' || isOfOtherDay(row)) return 'groupMoved'
  if (row.status === 'booked') return row.arrival === 'tooLate' ? 'groupOver' : 'groupExpected'
  if (row.status === 'waiting') return 'groupWaiting'
  return ['called', 'serving', 'parked', 'absent'].includes(row.status) ? 'groupInHand' : 'groupOver'
}
