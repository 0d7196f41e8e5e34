import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newPerson, type Person, viewports } from '../support/browser.ts'
import { facts, keep } from '../support/facts.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { words } from '../support/words.ts'

let server: TestServer
const everybody: Person[] = []

beforeAll(async () => {
  server = await testServer()
  await keep(server, [
    ...facts(90, { day: '2026-03-02' }),
    ...facts(20, { day: '2026-03-09', language: 'ar' }),
    ...facts(3, { day: '2026-03-09', language: 'bn' }),
    ...facts(6, { day: '2026-03-09', language: 'sq' }),
  ])
})
afterAll(async () => {
  for (const person of everybody) await person.context.close()
  await server?.close()
})

async function enter(language: 'it' | 'ar', path: string): Promise<Person> {
  const person = await newPerson({ viewport: viewports.desk, locale: language, baseURL: server.url, acceptDownloads: true })
  everybody.push(person)
  await person.context.clock.install({ time: new Date(server.clock.now()) })
  const { email, password } = await server.staff('coordinator', 'centre')
  const t = words(language, 'staff')
  await person.page.goto(path)
  await person.page.getByLabel(t('email')).fill(email)
  await person.page.getByLabel(t('password')).fill(password)
  await person.page.keyboard.press('Enter')
  return person
}

const chartOf = (page: Page, title: string) => page.getByRole('img', { name: title })

test('what a picture shows is said in a sentence, and stands in a table', async () => {
  const t = words('it', 'figures')
  const { page, expectClean } = await enter('it', '/admin?lang=it#figures')
  await chartOf(page, 'lunedì 2 marzo 2026').waitFor()
  await page.getByRole('button', { name: `${t('asTable')}: ${t('chartLanguage')}` }).click()
  const table = page
    .getByRole('region', { name: t('chartLanguage') })
    .last()
    .getByRole('table')
  const rows = await table.getByRole('row').allInnerTexts()
  expect(rows.slice(1).map((row) => row.split(/\s+/).slice(0, 2))).toEqual([
    ['italiano', '90'],
    ['arabo', '20'],
    ['bengalese', '*'],
    ['albanese', '*'],
  ])
  expectClean()
})

test('the sheet that comes down is of what was chosen', async () => {
  const t = words('it', 'figures')
  const { page } = await enter('it', '/admin?lang=it#figures')
  await page.locator('.sp-filters').getByLabel(t('language')).selectOption('ar')
  await chartOf(page, 'lunedì 9 marzo 2026').waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: t('csv') }).click()])
  expect(download.suggestedFilename()).toBe('sportello-2026-03-01-2026-03-10.csv')
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n')
  expect(lines.filter((line) => line.startsWith(t('chartLanguage')))).toEqual([expect.stringContaining(';ar;arabo;20;')])
})

test('time runs from the side on which reading begins', async () => {
  const [italian, arabic] = [await enter('it', '/admin?lang=it#figures'), await enter('ar', '/admin?lang=ar#figures')]
  expect(await inkOf(italian.page, words('it', 'figures')('chartDay'))).toBeLessThan(0.4)
  expect(await inkOf(arabic.page, words('ar', 'figures')('chartDay'))).toBeGreaterThan(0.6)
})

test('the library that draws comes with this page alone', async () => {
  const { page } = await enter('it', '/admin?lang=it#devices')
  const scripts: string[] = []
  page.on('request', (request) => scripts.push(request.url()))
  await page.getByRole('heading', { name: words('it', 'devices')('pairTitle') }).waitFor()
  const before = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name))
  expect(before.filter((url) => /figures/.test(url))).toEqual([])
  await page.goto('/admin?lang=it#figures')
  await page.locator('canvas').first().waitFor()
  expect(scripts.filter((url) => /figures.*\.js/.test(url))).not.toEqual([])
})

test('a sheet of A4 takes the page in its width', async () => {
  const { page } = await enter('it', '/admin?lang=it#figures')
  await page.locator('canvas').first().waitFor()
  await page.emulateMedia({ media: 'print' })
  // 210 mm without margins of 10 mm
  await page.setViewportSize({ width: 718, height: 1000 })
  await page.waitForFunction(() => document.documentElement.scrollWidth === 718)
  expect(await page.getByRole('link', { name: words('it', 'figures')('csv') }).isVisible()).toBe(false)
  expect(await page.locator('.sp-header').isVisible()).toBe(false)
})

/** Where the bars stand on the average: 0 at the left end of the picture, 1 at the right. */
async function inkOf(page: Page, title: string): Promise<number> {
  const chart = chartOf(page, title)
  await chart.waitFor()
  return chart.evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height)
    const blue: number[] = []
    for (let at = 0; at < data.length; at += 4) if (data[at] === 0 && data[at + 1] === 0x66 && data[at + 2] === 0xcc) blue.push((at / 4) % width)
    return blue.reduce((sum, x) => sum + x, 0) / blue.length / width
  })
}
