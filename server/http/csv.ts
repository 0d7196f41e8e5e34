import { Readable } from 'node:stream'

type Field = string | number | null

/** Without it Excel takes UTF-8 for the code page of the machine. */
const byteOrderMark = '\uFEFF'

/** RFC 4180, line by line as it is read. */
export function csvStream(lines: Iterable<readonly Field[]>): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(written(lines))) as ReadableStream<Uint8Array>
}

function* written(lines: Iterable<readonly Field[]>): Generator<Buffer> {
  yield Buffer.from(byteOrderMark)
  for (const line of lines) yield Buffer.from(csvLine(line))
}

export const csvLine = (fields: readonly Field[]): string => `${fields.map(quoted).join(',')}\r\n`

function quoted(field: Field): string {
  if (field === null) return ''
  const text = typeof field === 'number' ? String(field) : harmless(field)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A spreadsheet takes what begins so for a formula, in whatever it is quoted. */
const harmless = (text: string): string => (/^[\s\0]*[=+\-@＝＋－＠]|^[\t\r]/.test(text) ? `'${text}` : text)
