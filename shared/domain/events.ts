/**
 * What can happen. An event holds ids and codes, never a name, a contact or free text. The change and its event commit
 * together; live screens, mail and figures follow the commit.
 */
export const eventKinds = [
  'slotHeld',
  'holdReleased',
  'holdExpired',
  'appointmentBooked',
  'appointmentMoved',
  'appointmentCancelled',
  'appointmentArrived',
  'appointmentMissed',
  'appointmentDone',
  'appointmentReassigned',
  'appointmentToReplan',
  'appointmentOffered',
  'ticketTaken',
  'ticketLeft',
  'ticketClosed',
  'stepCalled',
  'stepRecalled',
  'serviceStarted',
  'serviceFinished',
  'stepAbsent',
  'stepReturned',
  'stepParked',
  'stepResumed',
  'stepTransferred',
  'stepReferred',
  'stepAdded',
  'stepGivenBack',
  'deedUndone',
  'firstVisitNoted',
  'deskOpened',
  'deskClosed',
  'deskPaused',
  'deskResumed',
  'helpCalled',
  'helpAnswered',
  'resourceUnavailable',
  'resourceAvailable',
  'devicePaired',
  'deviceRevoked',
  'networkChanged',
  'staffChanged',
] as const
export type EventKind = (typeof eventKinds)[number]

export interface HappenedEvent {
  readonly kind: EventKind
  readonly siteId: string | null
  readonly appointmentId?: string
  readonly ticketId?: string
  readonly stepId?: string
  readonly deskId?: string
  readonly deviceId?: string
  readonly resourceId?: string
  /** which part of the network; `code` says of what kind */
  readonly partId?: string
  /** who, where it must be known who: a right that was used or changed */
  readonly staffId?: string
  /** a code, never a text: a reason, a channel */
  readonly code?: string
}
