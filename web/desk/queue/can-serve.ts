import type { Queue, QueueRow } from '../../../shared/contracts/desks.ts'

type Desk = Queue['desks'][number]

/** What the server decides at the call (`nextCall`), told beforehand from the picture: it only lights a row up. */
export const canServe = (desk: Desk, row: QueueRow): boolean => mayTake(desk, row) && (row.interpreterFree || speaks(desk, row))

/** The service is this desk’s, and nobody else was meant. */
export const mayTake = (desk: Desk, { serviceId, wanted }: QueueRow): boolean =>
  desk.serviceIds.includes(serviceId) &&
  (wanted === null ||
    ([null, desk.id].includes(wanted.deskId) && [null, desk.poolId].includes(wanted.poolId) && [null, desk.staffId].includes(wanted.staffId)))

export const speaks = (desk: Desk, row: QueueRow): boolean => row.interpreter !== null && desk.languages.includes(row.interpreter)
