import type { ReplanList } from '../../../shared/contracts/replan.ts'
import { shortDay } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { isolate } from '../../staff/texts.ts'
import { useText } from './text.ts'

export type Row = ReplanList['appointments'][number]

/** “Thu 26 Nov, 10:00”, of a lost time and of a new one. */
export const whenOf = ({ day, time }: Pick<Row, 'day' | 'time'>): string => useText()('when', { day: shortDay(day, language()), time: isolate(time) })

export const nameOf = (row: Row): string => isolate(row.name ?? useText()('noName'))
