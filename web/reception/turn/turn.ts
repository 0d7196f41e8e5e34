import type { TodayRow } from '../../../shared/contracts/reception.ts'
import type { VisitorKey } from '../text.ts'

/** What somebody is told who asks where to go. */
export interface Answer {
  readonly say: VisitorKey
  /** after it, smaller */
  readonly more?: VisitorKey
  /** a desk is named */
  readonly desk?: string
  /** a time stands in what is said */
  readonly time?: string
  /** a day stands in what is said */
  readonly day?: string
  /** a language stands in what is said */
  readonly interpreter?: string
  /** the desks that could call */
  readonly desks?: boolean
}

/** Where to go, and what comes next, for each way somebody can stand. */
export function answerFor(row: TodayRow): Answer {
  if (row.desk !== null) return { say: 'goTo', desk: row.desk }
  if (row.stranded && !row.stranded.later) return strandedAnswer(row.stranded)
  const time = row.bookedTime ?? ''
  switch (row.status) {
    case 'waiting':
      return { say: 'stay', more: 'look', desks: true }
    case 'parked':
      return { say: 'setAside', more: 'keepsPlace' }
    case 'absent':
      return { say: 'missedCall', more: 'weHelp' }
    case 'done':
      return { say: 'over', more: 'thanks' }
    case 'booked':
      return beforeArrival(row, time)
    case 'replan':
      return { say: 'timeLost', more: 'weHelp' }
    default:
      return { say: 'offList', more: 'weHelp' }
  }
}

/** The same that their phone says. While it is still open, one can wait for what is likely. */
export function strandedAnswer({ reason, interpreter, closesTime }: NonNullable<TodayRow['stranded']>): Answer {
  if (reason === 'noDeskToday') return { say: 'strandedDesk', more: 'strandedSorry' }
  if (reason === 'noInterpreterToday') return { say: 'strandedInterpreter', more: 'strandedSorry', ...(interpreter ? { interpreter } : {}) }
  return closesTime ? { say: 'strandedClosing', more: 'strandedMaybe', time: closesTime } : { say: 'strandedClosed', more: 'strandedSorry' }
}

function beforeArrival(row: TodayRow, time: string): Answer {
  if (row.bookedDay !== null) return { say: 'otherDay', more: 'yourTime', time, day: row.bookedDay }
  if (row.channel === 'phone') return { say: 'weCall', more: 'yourTime', time }
  if (row.channel === 'video') return { say: 'byVideo', more: 'yourTime', time }
  if (row.arrival === 'tooEarly') return { say: 'comeBack', more: 'yourTime', time }
  if (row.arrival === 'tooLate') return { say: 'tooLate', more: 'weHelp' }
  return { say: 'arrive', more: 'yourTime', time }
}
