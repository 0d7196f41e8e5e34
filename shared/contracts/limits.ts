/**
 * Limits that forms and the server share: plain constants, so that a phone page imports them without zod.
 */
export const limits = {
  /** Unicode code points of one name; the longest names on Italian permits are below 80 */
  name: 100,
  /** RFC 5321: 64 + @ + 255 fits in 254 for a path */
  email: 254,
  /** E.164 has at most 15 digits; the rest is for +, spaces and hyphens as people type them */
  phone: 24,
  /** the Italian model for municipalities: "Inserire massimo 200 caratteri" */
  details: 200,
  /** longer ones only cost time to hash */
  password: 128,
  /** digits of a check-in code, shown 3-3-3 */
  codeDigits: 9,
  /** digits of a pairing code on a device screen, shown 4-4 */
  pairingDigits: 8,
  /** wrong codes typed on one device before it pauses */
  codeTries: 5,
  codePauseMinutes: 15,
  /** days that one slot search may span */
  searchDays: 62,
  /** days of one question for figures: two years, to compare one with the other */
  figureDays: 732,
  /** slots one answer may hold: 62 days of a desk open 10 hours at 10-minute starts */
  slots: 4000,
  /** bytes of a request body: the largest form is below 4 kB */
  bodyBytes: 16_384,
  /** of a change of the network: a service with texts in 13 languages is about 90 kB */
  networkBodyBytes: 524_288,
  /** appointments and numbers that a rehearsal lists; more are counted */
  touched: 100,
  /** people of today that reception is shown at once; more are counted, and found by typing */
  todayRows: 300,
  /** the same on paper: the largest office has a thousand */
  paperRows: 5000,
  /** an idempotency key: UUIDs have 36 */
  idempotencyKey: 64,
  id: 64,
  /** the secret addresses of calendar programs run to some hundred letters */
  calendarUrl: 1000,
  /** steps of one visit: more than six desks in a day is a day too long */
  steps: 6,
} as const

/** At least seven digits: fewer ring nobody up. */
export const phonePattern = /^\+?(?:[\s()-]*\d){7,}[\s()-]*$/

/** Minutes of the day are counted from local midnight; cells are five minutes of UTC. */
export const cellMinutes = 5
