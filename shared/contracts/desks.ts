import { z } from 'zod'
import { ticketFace, waitEstimate } from './tickets.ts'
import { id, instant, languageTag, time } from './values.ts'

/** The step a desk has in hand. `answerSheet` is what the clerk needs, in the network's language, the same at every desk. */
export const deskStep = z.strictObject({
  stepId: id,
  face: ticketFace,
  status: z.enum(['called', 'serving']),
  serviceId: id,
  serviceName: z.string(),
  documents: z.array(z.string()),
  answerSheet: z.string(),
  language: languageTag,
  interpreter: z.strictObject({ language: languageTag, name: z.string() }).nullable(),
  bookedTime: time.nullable(),
  calledAt: instant,
  startedAt: instant.nullable(),
  recalls: z.int(),
  /** how often this person may still be recalled */
  recallsLeft: z.int(),
  recallAllowedAt: instant,
  /** those who came earlier and were passed by this call, with the reason */
  overtaken: z.array(z.strictObject({ face: ticketFace, reason: z.string() })),
})
export type DeskStep = z.infer<typeof deskStep>

export const queueRow = z.strictObject({
  stepId: id,
  face: ticketFace,
  serviceId: id,
  serviceName: z.string(),
  icon: z.string(),
  language: languageTag,
  interpreter: languageTag.nullable(),
  /** an interpreter for it is free now, or none is needed */
  interpreterFree: z.boolean(),
  priorityClass: z.enum(['walkIn', 'appointment', 'priority']),
  bookedTime: time.nullable(),
  waitingSince: instant,
  passed: z.int(),
  wait: waitEstimate.nullable(),
})
export type QueueRow = z.infer<typeof queueRow>

/** `GET /api/sites/{siteId}/queue` and its stream: all that staff of this site see of today. */
export const queue = z.strictObject({
  version: z.string(),
  siteId: id,
  siteName: z.string(),
  zone: z.string(),
  now: instant,
  open: z.boolean(),
  /** in the order in which they would be called by a desk that serves everything */
  waiting: z.array(queueRow),
  desks: z.array(
    z.strictObject({
      id,
      label: z.string(),
      poolName: z.string(),
      institutionName: z.string(),
      serviceIds: z.array(id),
      languages: z.array(languageTag),
      open: z.boolean(),
      /** the person at the desk, by name, for colleagues */
      staffName: z.string().nullable(),
      staffId: id.nullable(),
      serving: deskStep.nullable(),
    }),
  ),
  interpreters: z.array(
    z.strictObject({
      id,
      name: z.string(),
      languages: z.array(languageTag),
      state: z.enum(['free', 'engaged', 'away']),
      until: time.nullable(),
      from: time.nullable(),
    }),
  ),
})
export type Queue = z.infer<typeof queue>

/** `GET /api/desks/{deskId}/person`: who has booked, for the clerk who has the person in hand and for nobody else of the site. */
export const deskPerson = z.strictObject({ stepId: id.nullable(), name: z.string().nullable() })
export type DeskPerson = z.infer<typeof deskPerson>

/** What a desk command answers; the stream brings the rest. Nobody who waits and can be served here now: `nobody_waiting`. */
export const deskOpened = z.strictObject({ deskId: id })
export const called = z.strictObject({ stepId: id, face: ticketFace })
export const stepChanged = z.strictObject({ stepId: id })
/** The step the clerk sees: a command on another one is refused with `step_changed` instead of hitting the wrong person. */
export const stepRequest = z.strictObject({ stepId: id })
export const finishRequest = z.strictObject({ stepId: id, outcome: z.enum(['done', 'papersMissing', 'comeBack']).default('done') })
