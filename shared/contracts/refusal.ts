/**
 * The closed list of refusal codes. Each has a text in every language (`shared/text/<language>/problem.json`)
 * and one HTTP status (`server/http/problem.ts`). A client may rely on the code, never on the text.
 */
export const refusalCodes = [
  // the request itself
  'malformed_json',
  'invalid_input',
  'body_too_large',
  'unsupported_media_type',
  'not_found',
  'cross_site',
  'idempotency_key_missing',
  'idempotency_key_reused',
  'too_many_requests',
  // who asks
  'sign_in_required',
  'wrong_sign_in',
  'device_required',
  'not_allowed',
  'wrong_code',
  'code_paused',
  'pairing_expired',
  // booking
  'service_unknown',
  'channel_not_offered',
  'start_in_past',
  'too_soon',
  'too_far_ahead',
  'slot_gone',
  'hold_expired',
  'contact_needed',
  'name_needed',
  'already_cancelled',
  'appointment_over',
  'cannot_move',
  // queue
  'site_closed',
  'no_desk_today',
  'no_interpreter_today',
  'too_early',
  'too_late',
  'wrong_site',
  'already_checked_in',
  'ticket_over',
  'nobody_waiting',
  'desk_closed',
  'desk_taken',
  'desk_busy',
  'desk_idle',
  'step_changed',
  'recall_too_soon',
  'recall_limit',
  // the machine
  'busy',
  'out_of_order',
] as const

export type RefusalCode = (typeof refusalCodes)[number]
