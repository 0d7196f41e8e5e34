import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Problem } from '../../shared/contracts/problem.ts'
import type { RefusalCode } from '../../shared/contracts/refusal.ts'
import type { Decision, RefusedField } from '../../shared/domain/decision.ts'
import { textsOf } from '../texts.ts'
import { languageOf } from './language.ts'

export type ProblemExtras = Pick<Problem, 'alternatives' | 'appointment'> & { readonly fields?: readonly RefusedField[] }

/** Thrown at the edge only: the error map turns it into a problem. Rules and commands return their refusals. */
export class RefusalError extends Error {
  readonly code: RefusalCode
  readonly extras: ProblemExtras
  constructor(code: RefusalCode, extras: ProblemExtras = {}) {
    super(code)
    this.code = code
    this.extras = extras
  }
}

/** What was looked for, or "not found": there is none, or it is not theirs. */
export function orNotFound<T>(found: T | null | undefined | false): T {
  if (found === null || found === undefined || found === false) throw new RefusalError('not_found')
  return found
}

export function orRefuse<T>(decision: Decision<T>): T {
  if (decision.ok) return decision.value
  throw new RefusalError(decision.code, decision.fields ? { fields: decision.fields } : {})
}

const statuses: Readonly<Record<RefusalCode, ContentfulStatusCode>> = {
  malformed_json: 400,
  invalid_input: 400,
  body_too_large: 413,
  unsupported_media_type: 415,
  not_found: 404,
  cross_site: 403,
  idempotency_key_missing: 400,
  idempotency_key_reused: 422,
  too_many_requests: 429,
  sign_in_required: 401,
  wrong_sign_in: 401,
  device_required: 401,
  not_allowed: 403,
  wrong_code: 404,
  code_paused: 429,
  pairing_expired: 410,
  service_unknown: 404,
  channel_not_offered: 422,
  start_in_past: 422,
  too_soon: 422,
  too_far_ahead: 422,
  slot_gone: 409,
  hold_expired: 410,
  contact_needed: 422,
  name_needed: 422,
  already_cancelled: 409,
  appointment_over: 409,
  cannot_move: 409,
  not_suited: 422,
  site_closed: 409,
  no_desk_today: 409,
  no_interpreter_today: 409,
  too_early: 409,
  too_late: 409,
  time_lost: 409,
  wrong_site: 409,
  already_checked_in: 409,
  ticket_over: 409,
  nobody_waiting: 409,
  desk_closed: 409,
  desk_taken: 409,
  desk_busy: 409,
  desk_idle: 409,
  step_changed: 409,
  recall_too_soon: 409,
  recall_limit: 409,
  desk_paused: 409,
  cannot_be_served: 409,
  passed_too_often: 409,
  nothing_to_undo: 409,
  door_code_old: 410,
  one_number_a_day: 409,
  changed_meanwhile: 409,
  network_invalid: 422,
  still_in_use: 409,
  touches_changed: 409,
  feed_unreachable: 422,
  feed_not_calendar: 422,
  feed_too_large: 422,
  feed_unclear: 422,
  feed_address_refused: 422,
  invitation_over: 410,
  last_administrator: 409,
  busy: 503,
  out_of_order: 500,
}

export const statusOf = (code: RefusalCode): ContentfulStatusCode => statuses[code]

export function problemOf(code: RefusalCode, language: ReturnType<typeof languageOf>, request: string, extras: ProblemExtras = {}): Problem {
  const t = textsOf('problem', language)
  const { fields, ...more } = extras
  return {
    type: `urn:sportello:problem:${code}`,
    status: statusOf(code),
    code,
    title: t(`${code}.title`),
    detail: t(`${code}.detail`),
    request,
    ...more,
    ...(fields ? { fields: fields.slice(0, mostFields).map((field) => fieldIn(field, language)) } : {}),
  }
}

/** More than anybody reads at once. */
const mostFields = 20

function fieldIn({ path, expected, check, shape }: RefusedField, language: ReturnType<typeof languageOf>) {
  const text = shape ? { text: textsOf('field', language)(shape.key, { n: shape.n }) } : {}
  return { path, expected: check ? textsOf('network-check', language)(check, { value: expected }) : expected, ...text }
}

export function problemResponse(c: Context, code: RefusalCode, extras: ProblemExtras = {}): Response {
  const problem = problemOf(code, languageOf(c), c.get('requestId') ?? '', extras)
  const wait: Record<string, string> = problem.status === 429 || problem.status === 503 ? { 'retry-after': '5' } : {}
  return c.body(JSON.stringify(problem), statusOf(code), { 'content-type': 'application/problem+json; charset=utf-8', ...wait })
}
