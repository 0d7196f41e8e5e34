// Draws docs/pictures anew, from the real screens and the demo network: `node tests/support/pictures.ts`. Look at them before you commit them.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { readConfig } from '../../server/config.ts'
import { type DemoAccess, prepareDemo, type SignIn } from '../../server/jobs/demo.ts'
import { buildScreens } from '../../server/pages/build-screens.ts'
import { type Running, start } from '../../server/start.ts'
import { installChromium } from './chromium.ts'
import { testClock } from './clock.ts'
import { writeFontConfig } from './fonts.ts'
import { words } from './words.ts'

const pictures = 'docs/pictures'
const phone = { width: 360, height: 740, scale: 1.5 }
const standing = { width: 1080, height: 1920, scale: 0.5 }
const board = { width: 1920, height: 1080, scale: 0.5 }
const computer = { width: 1440, height: 900, scale: 0.75 }
/** A Wednesday, 10:20 in Rome, when the library is open too: the same pictures on every day. */
const clock = testClock('2026-03-11T09:20:30Z')

const folder = mkdtempSync(join(tmpdir(), 'sportello-pictures-'))
await buildScreens()
const running = await serveDemo()
const browser = await openBrowser()
const access = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8')) as DemoAccess
mkdirSync(pictures, { recursive: true })
try {
  await drawAll()
} finally {
  await browser.close()
  await running.close()
  rmSync(folder, { recursive: true })
}

async function drawAll() {
  await chooseNeed('it', 'booking-it')
  await chooseTime('ar', 'booking-ar')
  await book('bn', 'confirmed-bn')
  await takeNumber('ar', 'kiosk-number-ar')
  await follow('bn', 'ticket-bn')
  await refuseNumber('bn', 'kiosk-no-interpreter-bn')
  await work('desk', 'board')
  await show('coordinator', computer, '/admin#today', 'today')
  await show('coordinator', computer, '/admin#agenda', 'agenda')
  await show('receptionist', computer, '/reception', 'reception', 'a38')
  await show('interpreter', phone, '/interpreter?lang=ar', 'interpreter-ar')
}

async function serveDemo(): Promise<Running> {
  const files = { DATABASE_URL: join(folder, 'demo.db'), SECRET_FILE: join(folder, 'secret') }
  const running = await start(readConfig({ PORT: '3299', LOG_LEVEL: 'silent', ...files }), { clock })
  await prepareDemo(running)
  return running
}

async function openBrowser(): Promise<Browser> {
  const { path, fonts, libraries } = await installChromium()
  const environment = { FONTCONFIG_FILE: writeFontConfig(folder, fonts), LD_LIBRARY_PATH: libraries }
  return chromium.launch({
    executablePath: path,
    chromiumSandbox: false,
    args: ['--no-zygote', '--disable-gpu', '--font-render-hinting=none'],
    env: { ...process.env, ...environment } as Record<string, string>,
  })
}

async function enter(size: typeof phone, path: string): Promise<Page> {
  const { scale, ...viewport } = size
  const context = await browser.newContext({
    baseURL: running.url,
    viewport,
    deviceScaleFactor: scale,
    timezoneId: 'Europe/Rome',
    reducedMotion: 'reduce',
  })
  await context.clock.install({ time: new Date(clock.now()) })
  const page = await context.newPage()
  await page.goto(path)
  return page
}

async function keep(page: Page, name: string) {
  await page.evaluate(() => {
    ;(document.activeElement as HTMLElement | null)?.blur()
    return document.fonts.ready.then(() => null)
  })
  await page.waitForTimeout(300)
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled', caret: 'hide' })
}

type Language = 'it' | 'ar' | 'bn'

async function chooseNeed(language: Language, name: string) {
  const page = await enter(phone, `/?lang=${language}`)
  await page.locator('.sp-choice').first().waitFor()
  await keep(page, name)
}

async function chooseTime(language: Language, name?: string): Promise<Page> {
  const page = await enter(phone, `/?lang=${language}&service_id=permit-renewal`)
  await page.locator('input[name=place]').first().check({ force: true })
  await next(page, language)
  await page.locator('.sp-earliest').waitFor()
  await page.locator('input[name=day]').nth(2).check({ force: true })
  await scrollTo(page, '[data-step="2"] h3')
  if (name) await keep(page, name)
  return page
}

async function book(language: Language, name: string) {
  const t = words(language, 'common', 'booking')
  const page = await chooseTime(language)
  await page.locator('input[name=time]').first().check({ force: true })
  await next(page, language)
  await page.getByLabel(t('detailsLabel')).waitFor()
  await next(page, language)
  await page.getByLabel(t('givenName'), { exact: false }).first().fill('রহিম')
  await page.getByLabel(t('familyName')).fill('Uddin')
  await next(page, language)
  await page.getByRole('button', { name: t('send') }).click()
  await page.locator('[data-code]').waitFor()
  await scrollTo(page, '.sp-done')
  await keep(page, name)
}

function next(page: Page, language: Language): Promise<void> {
  return page.getByRole('button', { name: words(language, 'booking')('next'), exact: true }).click()
}

/** With a little air above. */
async function scrollTo(page: Page, selector: string) {
  await page
    .locator(selector)
    .first()
    .evaluate((element) => window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - 20))
}

function atDevice(kind: 'kiosk' | 'board', siteId: string): string {
  return access.devices.find((device) => device.kind === kind && device.siteId === siteId)!.path
}

async function chooseService(page: Page, language: 'ar' | 'bn', at = 0) {
  const t = words(language, 'kiosk')
  await page.locator(`.sp-tongue[lang=${language}]`).click()
  await page.getByRole('button', { name: t('wayNumberHint') }).click()
  await page.locator('.sp-service:not(.sp-skeleton)').nth(at).click()
}

async function takeNumber(language: 'ar', name: string) {
  const page = await enter(standing, atDevice('kiosk', 'centre'))
  await page.locator('.sp-screen-language').waitFor()
  await keep(page, 'kiosk-language')
  await chooseService(page, language)
  await page.getByRole('button', { name: words(language, 'kiosk')('take') }).click()
  await page.locator('.sp-screen-number').waitFor()
  await keep(page, name)
}

async function refuseNumber(language: 'bn', name: string) {
  const page = await enter(standing, atDevice('kiosk', 'library'))
  await chooseService(page, language)
  await page.locator('.sp-screen-none').waitFor()
  await keep(page, name)
}

async function follow(language: 'bn', name: string) {
  const kiosk = await enter(standing, atDevice('kiosk', 'centre'))
  const answer = kiosk.waitForResponse((response) => response.url().endsWith('/api/tickets'))
  await chooseService(kiosk, language, 1)
  await kiosk.getByRole('button', { name: words(language, 'kiosk')('take') }).click()
  const taken = (await (await answer).json()) as { ticketId: string; token: string }
  const page = await enter(phone, `/ticket?lang=${language}#${taken.ticketId}.${taken.token}`)
  await page.locator('[data-status=waiting]').waitFor()
  await keep(page, name)
}

/** A clerk calls somebody, whom the board shows, and in the end serves somebody with an interpreter. */
async function work(name: string, boardName: string) {
  const t = words('it', 'desk')
  const wall = await enter(board, atDevice('board', 'centre'))
  const page = await signIn('clerk', computer, '/desk')
  await page.locator('.sp-desk-choice:not(.sp-taken)').first().click()
  await page.locator('.sp-idle-count').waitFor()
  await page.keyboard.press('n')
  await page.getByText(t('calledState')).waitFor()
  await wall.locator('.sp-newest').waitFor()
  await keep(wall, boardName)
  await page.keyboard.press('s')
  await page.getByText(t('servingState')).waitFor()
  while ((await page.locator('.sp-fact-strong').count()) === 0) await serveNext(page)
  clock.advanceMinutes(3)
  await page.reload()
  await page.getByText(t('servingState')).waitFor()
  await keep(page, name)
}

/** `typed`: whom the reception looks for */
async function show(role: SignIn['role'], size: typeof phone, path: string, name: string, typed?: string) {
  const page = await signIn(role, size, path)
  await page.locator('main').waitFor()
  // their live picture never ends: there is nothing to wait for but the first of it
  await page.waitForTimeout(2500)
  if (typed) {
    await page.keyboard.type(typed)
    await page.locator('.sp-found').waitFor()
  }
  await keep(page, name)
}

async function signIn(role: SignIn['role'], size: typeof phone, path: string): Promise<Page> {
  const { email, password } = access.signIns.find((person) => person.role === role)!
  const page = await enter(size, path)
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.locator('.sp-header').waitFor()
  return page
}

async function serveNext(page: Page) {
  const before = await page.locator('.sp-person-face').innerText()
  await page.keyboard.press('n')
  await page.locator('.sp-person-face').filter({ hasNotText: before }).waitFor()
  await page.keyboard.press('s')
  await page.locator('[data-status=serving]').waitFor()
}
