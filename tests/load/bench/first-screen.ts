import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { installChromium } from '../../support/chromium.ts'
import { writeFontConfig } from '../../support/fonts.ts'
import { npmStart } from './processes/served.ts'
import { atMost, kilobytes, milliseconds, type Row, type Section } from './report.ts'
import { median } from './rounds.ts'
import type { Bench } from './setting.ts'

const languages = ['it', 'en', 'ar', 'bn']

/** What somebody feels before anything else: how soon it serves, and how much a phone must load. */
export async function measureFirstScreen(bench: Bench): Promise<Section> {
  const folder = join(bench.folder, 'first-screen')
  mkdirSync(folder)
  // The first start builds the screens and loads the demo network
  await (await npmStart(folder)).stop()
  const times: number[] = []
  for (let at = 0; at < 2; at++) {
    const served = await npmStart(folder)
    times.push(served.milliseconds)
    await served.stop()
  }
  const served = await npmStart(folder)
  times.push(served.milliseconds)
  try {
    return { title: 'First screen', method, rows: [startRow(times), ...(await weightRows(served.url, folder))] }
  } finally {
    await served.stop()
  }
}

const method = [
  'The start is `npm start` on a database with the demo network and built screens, from the command to the whole first page; the median of three.',
  'Weights are what Chromium receives for `/` on a first visit until nothing more is asked for: page, style, scripts, texts, icons and answers, as compressed as they come,',
  '  the heaviest of it, en, ar and bn. Heads come on top; HTTP/2 at a proxy makes little of them.',
]

const startRow = (times: readonly number[]): Row => ({
  figure: 'a second npm start, first page',
  product: milliseconds(median(times)),
  goal: atMost(3, median(times) / 1000, 's'),
})

async function weightRows(url: string, folder: string): Promise<Row[]> {
  const { path, fonts, libraries } = await installChromium()
  const browser = await chromium.launch({
    executablePath: path,
    chromiumSandbox: false,
    args: ['--no-zygote', '--disable-gpu'],
    env: { ...process.env, FONTCONFIG_FILE: writeFontConfig(folder, fonts), LD_LIBRARY_PATH: libraries, HOME: folder } as Record<string, string>,
  })
  try {
    const visits = []
    for (const language of languages) {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: language })
      visits.push(await visit(await context.newPage(), url))
      await context.close()
    }
    const all = Math.max(...visits.map((loaded) => weightOf(loaded)))
    const scripts = Math.max(...visits.map((loaded) => weightOf(loaded.filter(({ type }) => type === 'Script'))))
    const heads = Math.max(...visits.map((loaded) => loaded.reduce((sum, { head }) => sum + head, 0)))
    return [
      { figure: `/ in all (heads: ${kilobytes(heads)} more)`, product: kilobytes(all), goal: atMost(60, all / 1000, 'kB') },
      { figure: '/ JavaScript, its texts included', product: kilobytes(scripts), goal: atMost(35, scripts / 1000, 'kB') },
    ]
  } finally {
    await browser.close()
  }
}

interface Loaded {
  readonly type: string
  readonly head: number
  bytes: number
}

async function visit(page: Page, url: string): Promise<Loaded[]> {
  const loaded = new Map<string, Loaded>()
  const session = await page.context().newCDPSession(page)
  session.on('Network.responseReceived', ({ requestId, type, response }) =>
    loaded.set(requestId, { type, head: response.headersText?.length ?? JSON.stringify(response.headers).length, bytes: 0 }),
  )
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    const found = loaded.get(requestId)
    if (found) found.bytes += encodedDataLength
  })
  await session.send('Network.enable')
  await page.goto(`${url}/`, { waitUntil: 'networkidle' })
  return [...loaded.values()]
}

const weightOf = (loaded: readonly Loaded[]): number => loaded.reduce((sum, { bytes }) => sum + bytes, 0)
