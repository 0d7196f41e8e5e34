import { headersOf, Refusal } from '../kit/api.ts'

/** Its key travels in a header, so the calendar file cannot be a plain link. */
export async function saveCalendar(appointmentId: string, token: string): Promise<void> {
  const response = await fetch(`/api/appointments/${appointmentId}/calendar`, { headers: headersOf({ token }) }).catch(() => {
    throw new Refusal(null)
  })
  if (!response.ok) throw new Refusal(await response.json().catch(() => null))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = 'appuntamento.ics'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
