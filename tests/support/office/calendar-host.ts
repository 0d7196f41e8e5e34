import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export const oneHour = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//test//EN
BEGIN:VEVENT
UID:dentist@elsewhere.example
DTSTAMP:20260301T000000Z
DTSTART:20260311T090000Z
DTEND:20260311T100000Z
SUMMARY:Dentist
END:VEVENT
END:VCALENDAR
`.replaceAll('\n', '\r\n')

/** A calendar in the office's own net: a real server on a real socket, which lives as long as the test file. */
export async function hostCalendar(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  server.unref()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/own.ics`
}

let hosted: Promise<string> | null = null

export function calendarAddress(): Promise<string> {
  hosted ??= hostCalendar((_request, response) => void response.writeHead(200, { 'content-type': 'text/calendar' }).end(oneHour))
  return hosted
}
