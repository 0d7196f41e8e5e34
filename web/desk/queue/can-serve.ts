import type { Queue, QueueRow } from '../../../shared/contracts/desks.ts'

/** What the server decides at the call (`nextCall`), told beforehand from the picture: it only lights a row up. */
export const canServe = (desk: Queue['desks'][number], row: QueueRow): boolean =>
  desk.serviceIds.includes(row.serviceId) && (row.interpreterFree || speaks(desk, row))

export const speaks = (desk: Queue['desks'][number], row: QueueRow): boolean => row.interpreter !== null && desk.languages.includes(row.interpreter)
