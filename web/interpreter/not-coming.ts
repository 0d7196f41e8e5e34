import type { OwnPage } from '../../shared/contracts/interpreters.ts'

/** Who has said that they do not come any more today, until the last of today's hours is over: `self` or the office; null for nobody. */
export function notComingBy({ away, days, now, today }: OwnPage): 'self' | 'staff' | null {
  const end = days
    .find(({ day }) => day === today)
    ?.windows.map(({ to }) => to)
    .sort()
    .at(-1)
  if (end === undefined) return null
  const rest = away.filter((one) => Date.parse(one.from) <= Date.parse(now) && (one.toDay > today || one.toTime >= end))
  return (['self', 'staff'] as const).find((who) => rest.some(({ by }) => by === who)) ?? null
}
