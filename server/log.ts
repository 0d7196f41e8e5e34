import pino, { type DestinationStream, type Logger } from 'pino'

/** JSON lines. What goes in is ids and codes; of an error only what says nothing about a person. */
export const createLog = (level: string, to: DestinationStream = pino.destination(1)): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: plainError },
    },
    to,
  )

interface PlainError {
  readonly type: string
  readonly message: string
  readonly code?: string
  readonly constraint?: string
  readonly table?: string
  readonly column?: string
  readonly cause?: PlainError
  readonly at: readonly string[]
}

/** PostgreSQL tells the row that failed in `detail`, a mail server the recipient, a JSON parser the text: none of it is kept. */
function plainError(thrown: unknown): PlainError {
  const error = (thrown instanceof Error ? thrown : new Error('thrown without an error')) as Error & Partial<PlainError>
  return {
    type: error.name,
    message: withoutValues(error.message),
    ...(error.code && { code: String(error.code) }),
    ...(error.constraint && { constraint: error.constraint }),
    ...(error.table && { table: error.table }),
    ...(error.column && { column: error.column }),
    ...(error.cause instanceof Error && { cause: plainError(error.cause) }),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
  }
}

/** Databases and parsers put what they did not like in quotes; addresses and numbers stand bare. */
const withoutValues = (message: string): string =>
  message
    .replace(/".*"/s, '"…"')
    .replace(/[^\s<>(),;:]+@[^\s<>(),;:]+/g, '…')
    .replace(/\d[\d -]{5,}\d/g, '…')
    .slice(0, 300)
