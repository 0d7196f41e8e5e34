import type { OwnPage } from '../../shared/contracts/interpreters.ts'

/** Whether they have said that they do not come any more today: until the last of today's hours is over. */
export function isNotComing({ away, days, now, today }: OwnPage): boolean {
  const end = days
    .find(({ day }) => day === today)
    ?.windows.map(({ to }) => to)
    .sort()
    .at(-1)
  return end !== undefined && away.some((one) => one.mayEnd && Date.parse(one.from) <= Date.parse(now) && (one.toDay > today || one.toTime >= end))
}
