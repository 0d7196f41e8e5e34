import { dayEdges, waitEdges } from '../domain/spread.ts'
import type { Text } from './text.ts'

export type FiguresKey = keyof typeof import('./it/figures.json')
type FiguresText = Text<FiguresKey>

const knownChannels = ['kiosk', 'appointment', 'reception', 'door', 'phoneCall', 'videoCall'] as const

/** How somebody came; a way that has no name yet is called by its code. */
export function channelName(t: FiguresText, channel: string): string {
  const known = knownChannels.find((each) => each === channel)
  return known ? t(`channel_${known}`) : channel
}

/** From one edge to before the next, in whole minutes: `5–9 min`. */
export function waitName(t: FiguresText, index: number): string {
  const [from, next] = [waitEdges[index]!, waitEdges[index + 1]]
  return next === undefined ? t('binMinutesLast', { from }) : t('binMinutes', { from, to: next - 1 })
}

export function leadName(t: FiguresText, index: number): string {
  const [from, next] = [dayEdges[index]!, dayEdges[index + 1]]
  if (next === undefined) return t('binDaysLast', { from })
  return next - from === 1 ? t('binSameDay') : t('binDays', { from, to: next - 1 })
}
