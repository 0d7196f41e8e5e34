import { addAfter, type Drawn, drawnMinutes, move, resize, type Week } from '../../../shared/domain/week-grid.ts'

export type Arrow = 'up' | 'down' | 'forward' | 'back'

/** In days an arrow points as the week runs: forward is to the left where the writing is. */
export function arrowOf(key: string, rightToLeft: boolean): Arrow | null {
  if (key === 'ArrowUp') return 'up'
  if (key === 'ArrowDown') return 'down'
  if (key === 'ArrowLeft') return rightToLeft ? 'forward' : 'back'
  return key === 'ArrowRight' ? (rightToLeft ? 'back' : 'forward') : null
}

export const stepOf = (arrow: Arrow): { days: number; minutes: number } => ({
  days: arrow === 'forward' ? 1 : arrow === 'back' ? -1 : 0,
  minutes: arrow === 'down' ? drawnMinutes : arrow === 'up' ? -drawnMinutes : 0,
})

/** What a key does to the window that has the focus; null: nothing. */
export function keyedWindow(week: Week, at: number, event: KeyboardEvent, rightToLeft: boolean): Drawn | null {
  const span = week[at]
  if (!span) return null
  if (event.key === 'Enter') return addAfter(week, span.weekday, span.toMinute)
  const arrow = arrowOf(event.key, rightToLeft)
  if (!arrow) return null
  const { days, minutes } = stepOf(arrow)
  if (!event.shiftKey) return move(week, at, days, minutes)
  // to the side Shift pulls the beginning, up and down it pulls the end
  return days === 0 ? resize(week, at, 'to', span.toMinute + minutes) : resize(week, at, 'from', span.fromMinute + days * drawnMinutes)
}
