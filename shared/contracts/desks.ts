import { z } from 'zod'
import { choiceReasons, parkReasons, pauseReasons } from '../domain/ticket.ts'
import { strandedReasons } from '../domain/wait.ts'
import { slot } from './slots.ts'
import { ticketFace, waitEstimate } from './tickets.ts'
import { channel, day, id, instant, languageTag, name, phone, time } from './values.ts'

/** The step a desk has in hand. `answerSheet` is what the clerk needs, in the network's language, the same at every desk. */
export const deskStep = z.strictObject({
  stepId: id,
  face: ticketFace,
  status: z.enum(['called', 'serving']),
  /** by phone and by video nobody stands at the desk: the clerk calls */
  channel,
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
  /** null: nobody has asked */
  firstVisit: z.boolean().nullable(),
  /** those who came earlier and were passed by this call, with the reason */
  overtaken: z.array(z.strictObject({ face: ticketFace, reason: z.string() })),
})
export type DeskStep = z.infer<typeof deskStep>

/** Who shall call somebody transferred, as far as a transfer has said. */
export const wanted = z.strictObject({
  deskId: id.nullable(),
  poolId: id.nullable(),
  staffId: id.nullable(),
  /** the desk, the person or the pool, in words */
  name: z.string(),
})

/** Will not be served today, as it looks now: this step, or a `later` one of the visit. */
const strandedRow = z.strictObject({
  reason: z.enum(strandedReasons),
  interpreter: languageTag.nullable(),
  closesTime: time.nullable(),
  later: z.boolean(),
})

export const queueRow = z.strictObject({
  stepId: id,
  face: ticketFace,
  channel,
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
  wanted: wanted.nullable(),
  stranded: strandedRow.nullable(),
})
export type QueueRow = z.infer<typeof queueRow>

/** Somebody who was called and is neither at a desk nor waiting: set aside by a clerk, or not there. Each has a way back. */
export const asideRow = z.strictObject({
  stepId: id,
  face: ticketFace,
  channel,
  serviceId: id,
  serviceName: z.string(),
  language: languageTag,
  deskId: id.nullable(),
  deskLabel: z.string().nullable(),
  since: instant,
  /** of whoever was set aside */
  reason: z.enum(parkReasons).nullable(),
  stranded: strandedRow.nullable(),
})
export type AsideRow = z.infer<typeof asideRow>

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
  /** both with the longest first */
  parked: z.array(asideRow),
  absent: z.array(asideRow),
  /** desks that call for a colleague, the longest first */
  help: z.array(z.strictObject({ deskId: id, deskLabel: z.string(), staffName: z.string().nullable(), since: instant })),
  desks: z.array(
    z.strictObject({
      id,
      label: z.string(),
      poolId: id,
      poolName: z.string(),
      institutionId: id,
      institutionName: z.string(),
      serviceIds: z.array(id),
      languages: z.array(languageTag),
      open: z.boolean(),
      /** the person at the desk, by name, for colleagues */
      staffName: z.string().nullable(),
      staffId: id.nullable(),
      serving: deskStep.nullable(),
      /** calls nobody, and why */
      paused: z.strictObject({ reason: z.enum(pauseReasons), since: instant }).nullable(),
      /** a colleague has answered its call for help in the last minutes; `name` is null where it is not known any more */
      helpComing: z.strictObject({ name: z.string().nullable(), at: instant }).nullable(),
      /** its console has not been heard of for minutes, with somebody being served */
      silent: z.boolean(),
    }),
  ),
  interpreters: z.array(
    z.strictObject({
      id,
      name: z.string(),
      languages: z.array(languageTag),
      /** `kept`: nobody is with them, but an appointment that is due has claimed them */
      state: z.enum(['free', 'kept', 'engaged', 'away']),
      /** how long they are here; of one who is free, until when they may be called */
      until: time.nullable(),
      from: time.nullable(),
    }),
  ),
})
export type Queue = z.infer<typeof queue>

/**
 * `GET /api/desks/{deskId}/person`: who has booked, for the clerk who has the person in hand and for nobody else of the site.
 * `phone` and `email`: of an appointment by phone or video.
 */
export const deskPerson = z.strictObject({
  stepId: id.nullable(),
  name: z.string().nullable(),
  organisation: z.string().nullable(),
  details: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  /** who has been booked besides the interpreter, by name; at a further step of the visit nobody, nor `sentBy` */
  professionals: z.array(z.string()),
  /** the institution whose desk has booked this for them */
  sentBy: z.string().nullable(),
})
export type DeskPerson = z.infer<typeof deskPerson>

/** What a desk command answers; the stream brings the rest. Nobody who waits and can be served here now: `nobody_waiting`. */
export const deskOpened = z.strictObject({ deskId: id })
export const called = z.strictObject({ stepId: id, face: ticketFace })
export const stepChanged = z.strictObject({ stepId: id })
/** The step the clerk sees: a command on another one is refused with `step_changed` instead of hitting the wrong person. */
export const stepRequest = z.strictObject({ stepId: id })
export const finishRequest = z.strictObject({ stepId: id, outcome: z.enum(['done', 'papersMissing', 'comeBack']).default('done') })

/**
 * `POST /api/desks/{deskId}/call`: somebody out of turn, with a right of its own; whom this desk has set aside or missed it may
 * call back without. Refusals: `not_allowed`, `cannot_be_served`, `passed_too_often`.
 */
export const callRequest = z.strictObject({ stepId: id, reason: z.enum(choiceReasons) })
/** `POST /api/desks/{deskId}/end-silent`. Refusals: `changed_meanwhile` when the console has spoken again, `step_changed`, `desk_closed`. */
export const endSilentRequest = z.strictObject({ stepId: id, end: z.enum(['giveBack', 'finish']) })
export const parkRequest = z.strictObject({ stepId: id, reason: z.enum(parkReasons) })

/** Another service, or who shall call: one desk, one pool (of an institution) or one person, who must be at work (`cannot_be_served`). */
export const transferTo = z
  .strictObject({ serviceId: id.optional(), deskId: id.optional(), poolId: id.optional(), staffId: id.optional() })
  .refine((to) => Object.values(to).some((each) => each !== undefined))
  .refine(({ deskId, poolId, staffId }) => [deskId, poolId, staffId].filter((each) => each !== undefined).length <= 1)
export const transferRequest = z.strictObject({ stepId: id, to: transferTo })
export const transferWaitingRequest = z.strictObject({ to: transferTo })
export const pauseRequest = z.strictObject({ reason: z.enum(pauseReasons) })
export const firstVisitRequest = z.strictObject({ stepId: id, firstVisit: z.boolean() })

/** An appointment of today by phone or video that this desk’s pool serves. Who it is with is told to whoever has it in hand. */
export const remoteRow = z.strictObject({
  appointmentId: id,
  channel,
  start: instant,
  time,
  serviceId: id,
  serviceName: z.string(),
  language: languageTag,
  interpreter: languageTag.nullable(),
  requesterKind: z.enum(['person', 'company', 'office']),
  /** `aside`: called, and nobody answered or set aside; it can be called again */
  state: z.enum(['later', 'due', 'inHand', 'aside', 'done', 'missed']),
  /** that has it in hand, or had it last */
  deskLabel: z.string().nullable(),
})
export type RemoteRow = z.infer<typeof remoteRow>
export const remoteList = z.strictObject({ appointments: z.array(remoteRow) })
export const remoteRequest = z.strictObject({ appointmentId: id })

/**
 * `GET /api/desks/{deskId}/following?stepId=`: the next free start of the same service in one, two and four weeks; with `from`, the
 * first ones from that day on.
 */
export const followingQuery = z.strictObject({ stepId: id, from: day.optional() })
export const following = z.strictObject({
  stepId: id,
  serviceName: z.string(),
  channel,
  interpreter: languageTag.nullable(),
  /** a name was left with the appointment, and will be copied */
  named: z.boolean(),
  /** `weeks` is null where a day was asked for */
  proposals: z.array(z.strictObject({ weeks: z.int().nullable(), slot: slot.nullable() })),
})
export type Following = z.infer<typeof following>
export type FollowingQuery = z.infer<typeof followingQuery>

/** `POST`: books one. Without an appointment to copy a name from, one may be given; nobody has to. */
export const followingRequest = z.strictObject({
  stepId: id,
  start: instant,
  givenName: name.optional(),
  familyName: name.optional(),
  phone: phone.optional(),
})
/** What goes on the slip, in the language of the person; the token is the key to the appointment, for the code that is printed. */
export const followingBooked = z.strictObject({
  appointmentId: id,
  code: z.string(),
  token: z.string(),
  start: instant,
  day,
  time,
  siteName: z.string(),
  address: z.string(),
  city: z.string(),
  serviceName: z.string(),
  /** whose desks may serve it there */
  institutions: z.array(z.string()),
  documents: z.array(z.string()),
  language: languageTag,
})
export type FollowingBooked = z.infer<typeof followingBooked>
