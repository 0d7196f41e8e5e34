import { afterEach, describe, expect, test } from 'vitest'
import { csvLine, dialectFor } from '../../server/http/csv.ts'
import { facts, keep } from '../support/facts.ts'
import { type Office, openOffice, town } from '../support/office/office.ts'

let office: Office
afterEach(() => office?.close())

const monday = 'from=2026-03-09&to=2026-03-09'

async function sheet(query = monday) {
  const response = await fetch(`${office.server.url}/api/figures.csv?${query}`, { headers: office.headersOf('coordinator') })
  const bytes = new Uint8Array(await response.arrayBuffer())
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return { response, bytes, text, lines: parsed(text.slice(1), query.includes('lang=en') ? ',' : ';') }
}

test('is a file in UTF-8 that says so, with a line of equal length for each row', async () => {
  office = await openOffice()
  await keep(office.server, [...facts(30), ...facts(3, { language: 'ar' }), ...facts(9, { language: 'bn' })])
  const { response, bytes, text, lines } = await sheet()
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="sportello-2026-03-09-2026-03-09.csv"')
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(text.endsWith('\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(lines[0]!.slice(0, 4)).toEqual(['Tabella', 'Chiave', 'Voce', 'Visite'])
  expect(new Set(lines.map((line) => line.length))).toEqual(new Set([lines[0]!.length]))
  expect(lines.filter(([table]) => table === 'Visite per lingua').map((line) => line.slice(1, 4))).toEqual([
    ['it', 'italiano', '30'],
    ['ar', 'arabo', '*'],
    ['bn', 'bengalese', '*'],
  ])
})

test.each([
  ['en', 'Table', 'Visits by language', 'Arabic'],
  ['ar', 'الجدول', 'الزيارات حسب اللغة', 'العربية'],
  ['bn', 'টেবিল', 'ভাষা অনুযায়ী আসা', 'আরবি'],
])('speaks %s', async (language, header, table, arabic) => {
  office = await openOffice()
  await keep(office.server, facts(30, { language: 'ar' }))
  const { lines } = await sheet(`${monday}&lang=${language}`)
  expect(lines[0]![0]).toBe(header)
  expect(lines.find((line) => line[0] === table)!.slice(1, 4)).toEqual(['ar', arabic, '30'])
})

describe('names that a spreadsheet would run', () => {
  const hostile = ['=cmd|" /C calc"!A0', '+39 06', '-1+1', '@SUM(A1:A9)', ' =1+1', '＝1+1']

  test.each(hostile)('%s stays a name', async (name) => {
    const network = town()
    network.sites[0]!.name = name
    office = await openOffice({ network })
    await keep(office.server, facts(30))
    const { lines } = await sheet()
    const cell = lines.find((line) => line[1] === 'centre')![2]!
    expect(cell).toBe(`'${name}`)
    expect(lines.flat().filter((each) => /^\s*[=+\-@＝＋－＠]/.test(each))).toEqual([])
  })

  test('a name with commas and quotes is one cell', async () => {
    const network = town()
    network.sites[0]!.name = 'Sede "Nord", piano 2'
    office = await openOffice({ network })
    await keep(office.server, facts(30))
    expect((await sheet()).lines.find((line) => line[1] === 'centre')![2]).toBe('Sede "Nord", piano 2')
  })
})

test('a line is written as RFC 4180 says in English, and as an Italian Excel reads it else', () => {
  const line = ['a', 'b,c', 'd"e', 'f\r\ng', 5, 2.5, null, 'x;y', '']
  expect(csvLine(line, dialectFor('en'))).toBe('a,"b,c","d""e","f\r\ng",5,2.5,,"x;y",\r\n')
  for (const language of ['it', 'ar', 'bn'] as const) expect(csvLine(line, dialectFor(language))).toBe('a;"b,c";"d""e";"f\r\ng";5;2,5;;"x;y";\r\n')
  expect(csvLine(['\t=1', '\r=1', "'=1"], dialectFor('en'))).toBe(`'\t=1,"'\r=1",'=1\r\n`)
})

test('the control: the reader of these tests finds a broken file', () => {
  expect(parsed('a,b\r\n"c,d",e\r\n')).toEqual([
    ['a', 'b'],
    ['c,d', 'e'],
  ])
  expect(parsed('a"b,c\r\n')).toEqual([['a"b', 'c']])
  expect(parsed('"a""b","c\r\nd"\r\n')).toEqual([['a"b', 'c\r\nd']])
})

/** Lines of cells, read letter by letter. */
function parsed(text: string, separator = ','): string[][] {
  const lines: string[][] = []
  let line: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!
    if (quoted && letter === '"' && text[at + 1] === '"') cell += text[at++]
    else if (letter === '"' && (quoted || cell === '')) quoted = !quoted
    else if (!quoted && letter === separator) cell = endCell()
    else if (!quoted && letter === '\r' && text[at + 1] === '\n') {
      cell = endCell()
      lines.push(line)
      line = []
      at++
    } else cell += letter
  }
  return lines

  function endCell() {
    line.push(cell)
    return ''
  }
}
