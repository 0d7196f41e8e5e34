import { Readable } from 'node:stream'
import type { InterfaceLanguage } from '../../shared/text/languages.ts'

type Field = string | number | null

/** Without it Excel takes UTF-8 for the code page of the machine. */
const byteOrderMark = '\uFEFF'

export interface Dialect {
  readonly separator: ',' | ';'
  readonly decimal: '.' | ','
}
const international: Dialect = { separator: ',', decimal: '.' }
const italian: Dialect = { separator: ';', decimal: ',' }

/**
 * An office in Italy has an Italian Excel, also where its people read Arabic or Bengali: that one puts a line with commas into one
 * cell. Whoever reads English takes the sheet elsewhere, and gets what is usual there.
 */
export const dialectFor = (language: InterfaceLanguage): Dialect => (language === 'en' ? international : italian)

/** RFC 4180 but for the separator, line by line as it is read. */
export function csvStream(lines: Iterable<readonly Field[]>, dialect: Dialect): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(written(lines, dialect))) as ReadableStream<Uint8Array>
}

function* written(lines: Iterable<readonly Field[]>, dialect: Dialect): Generator<Buffer> {
  yield Buffer.from(byteOrderMark)
  for (const line of lines) yield Buffer.from(csvLine(line, dialect))
}

export const csvLine = (fields: readonly Field[], dialect: Dialect): string =>
  `${fields.map((field) => quoted(field, dialect)).join(dialect.separator)}\r\n`

function quoted(field: Field, { decimal }: Dialect): string {
  if (field === null) return ''
  if (typeof field === 'number') return String(field).replace('.', decimal)
  const text = harmless(field)
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A spreadsheet takes what begins so for a formula, in whatever it is quoted. */
const harmless = (text: string): string => (/^[\s\0]*[=+\-@＝＋－＠]|^[\t\r]/.test(text) ? `'${text}` : text)
