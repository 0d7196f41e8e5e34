/** Local days as `2026-11-24`; all of this is arithmetic on days, without a zone. */
export const shifted = (day: string, days: number): string => new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Monday to Sunday around `day`. */
export function weekOf(day: string): { from: string; to: string } {
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7
  const from = shifted(day, -weekday)
  return { from, to: shifted(from, 6) }
}

/** Both included. */
export function daysOf({ from, to }: { from: string; to: string }): string[] {
  const days = []
  for (let day = from; day <= to; day = shifted(day, 1)) days.push(day)
  return days
}

/** The day of this computer: where the agenda opens. */
export const today = (): string => new Intl.DateTimeFormat('en-CA').format(new Date())
