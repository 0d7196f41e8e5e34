import { type Instant, minute } from './cells.ts'
import { accepted, type Decision, refused } from './decision.ts'

/** One status at a time, of a ticket and of each of its steps. `closed`: at the end of the day, with a reason. */
export const ticketStatuses = ['waiting', 'called', 'serving', 'parked', 'absent', 'done', 'left', 'closed'] as const
export type TicketStatus = (typeof ticketStatuses)[number]

export const ticketVerbs = ['call', 'recall', 'start', 'finish', 'markAbsent', 'return', 'park', 'resume', 'transfer', 'leave', 'close'] as const
export type TicketVerb = (typeof ticketVerbs)[number]

/** A return and a resumption lead back to waiting, with the place kept: only a call engages a desk and an interpreter. */
const transitions: Readonly<Record<TicketVerb, Partial<Record<TicketStatus, TicketStatus>>>> = {
  call: { waiting: 'called' },
  recall: { called: 'called' },
  start: { called: 'serving' },
  finish: { serving: 'done' },
  markAbsent: { called: 'absent' },
  return: { absent: 'waiting' },
  park: { called: 'parked', serving: 'parked' },
  resume: { parked: 'waiting' },
  transfer: { waiting: 'waiting', called: 'waiting', serving: 'waiting', parked: 'waiting' },
  leave: { waiting: 'left', parked: 'left', absent: 'left' },
  close: { waiting: 'closed', called: 'closed', serving: 'closed', parked: 'closed', absent: 'closed' },
}

const over: readonly TicketStatus[] = ['done', 'left', 'closed']

export const isOver = (status: TicketStatus): boolean => over.includes(status)

/** The status after `verb`, or a refusal: `ticket_over` for one that has ended, `step_changed` for a verb that does not fit. */
export function afterVerb(status: TicketStatus, verb: TicketVerb): Decision<TicketStatus> {
  if (isOver(status)) return refused('ticket_over')
  const next = transitions[verb][status]
  return next === undefined ? refused('step_changed') : accepted(next)
}

/** Why somebody is set aside for a while, the place kept. */
export const parkReasons = ['fetchesPaper', 'fillsForm', 'waitsForColleague', 'other'] as const
export type ParkReason = (typeof parkReasons)[number]

/** Why a clerk calls somebody out of turn. None says more of the person than that they may go first. */
export const choiceReasons = ['entitled', 'urgent', 'brief', 'cameBack', 'other'] as const
export type ChoiceReason = (typeof choiceReasons)[number]

/** What a clerk can take back, and for how long. */
export const deedVerbs = ['call', 'start', 'finish', 'absent', 'park', 'transfer'] as const
export type DeedVerb = (typeof deedVerbs)[number]
export const undoMs = 10_000

/** A console speaks up twice a minute; one that has been silent for so long is taken for dead. */
export const silentMs = 3 * minute
export const isSilent = (seenAt: Instant | null, now: Instant): boolean => seenAt !== null && now - seenAt > silentMs

/** Why an open desk calls nobody for a while. */
export const pauseReasons = ['break', 'phone', 'backOffice', 'meeting', 'other'] as const
export type PauseReason = (typeof pauseReasons)[number]

/** Of a ticket whose appointment is by phone or video: nobody stands at the site for it, and no board shows it. */
export const remoteChannels: readonly string[] = ['phone', 'video']

export const ticketShapes = ['circle', 'square', 'triangle', 'diamond', 'star', 'hexagon', 'drop', 'cross'] as const
export type TicketShape = (typeof ticketShapes)[number]

/** Letter, colour and shape carry no meaning about the person or the need: they follow from the number alone. 0 to 7, the index of both; numbers count from 1. */
export const ticketMark = (number: number): number => (number - 1) % ticketShapes.length

/** What is printed and shown: series letter and number, Latin digits in every language: `A47`. */
export const ticketLabel = (series: string, number: number): string => `${series}${number}`
