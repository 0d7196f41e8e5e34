import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { inject } from 'vitest'
import type { InterfaceLanguage } from '../../shared/text/languages.ts'
import { newPerson, type Person, viewports } from './browser.ts'
import { freshDatabase } from './database.ts'
import { type TestServer, testServer } from './server.ts'
import { sportello } from './sportello.ts'
import { words } from './words.ts'

/** One of docs/networks in use: each page is a browser of its own, and its clock stands with the server's. */
export interface System {
  readonly server: TestServer
  /** somebody on a phone of the size most people have */
  phone(language: InterfaceLanguage, path: string): Promise<Page>
  kiosk(siteId: string): Promise<Page>
  /** a clerk of an institution, who has opened a desk */
  clerk(siteId: string, deskLabel: string, institutionId?: string): Promise<Page>
  /** an interpreter's own page, on a phone */
  interpreter(resourceId: string): Promise<Page>
  /** Fails where a browser has complained. */
  close(): Promise<void>
}

/** The file, loaded into an empty database with the command that an engineer types. */
export async function openSystem(name: string, now: string): Promise<System> {
  const fresh = await freshDatabase()
  const path = fileURLToPath(new URL(`../../docs/networks/${name}.json`, import.meta.url))
  const secret = join(inject('runDirectory'), `system-${name}.secret`)
  const imported = await sportello(['network', 'import', path, '--yes'], { DATABASE_URL: fresh.url, SECRET_FILE: secret })
  if (imported.code !== 0) throw new Error(imported.complained)
  const server = await testServer({ databaseUrl: fresh.url, network: null, now })
  const everybody: Person[] = []
  return { server, phone, kiosk, clerk, interpreter, close }

  /** Staff have signed in: that page has journeys of its own. */
  async function enter(viewport: { width: number; height: number }, locale: string, path: string, staff?: { cookie: string }): Promise<Page> {
    const person = await newPerson({ viewport, locale, baseURL: server.url, reducedMotion: 'reduce' })
    everybody.push(person)
    await person.context.clock.install({ time: new Date(server.clock.now()) })
    if (staff) await person.context.addCookies(staff.cookie.split('; ').map(cookieOf))
    await person.page.goto(path)
    return person.page
  }

  function phone(language: InterfaceLanguage, path: string) {
    return enter(viewports.usualPhone, language, withLanguage(path, language))
  }

  async function kiosk(siteId: string) {
    const { token } = await server.device('kiosk', siteId)
    return enter(viewports.kiosk, 'it', `/kiosk#device=${token}`)
  }

  async function clerk(siteId: string, deskLabel: string, institutionId?: string) {
    const t = words('it', 'desk')
    const page = await enter(viewports.desk, 'it', '/desk', await server.staff('clerk', siteId, institutionId ? { institutionId } : {}))
    // The label stands isolated against right-to-left text
    await page.getByRole('button', { name: new RegExp(`${t('desk', { label: '' }).trim()} \\P{L}?${deskLabel}(?!\\d)`, 'u') }).click()
    await page.locator('.sp-next').waitFor()
    return page
  }

  async function interpreter(resourceId: string) {
    return enter(viewports.usualPhone, 'it', '/interpreter', await server.staff('interpreter', null, { resourceId }))
  }

  async function close() {
    for (const person of everybody) person.expectClean()
    for (const person of everybody) await person.context.close()
    await server.close()
    await fresh.drop()
  }
}

function cookieOf(pair: string) {
  const [name, ...value] = pair.split('=')
  // A browser takes `__Host-` only as it was given: for this host, all of it, and secure
  return { name: name!, value: value.join('='), domain: 'localhost', path: '/', secure: true }
}

function withLanguage(path: string, language: InterfaceLanguage): string {
  const [page, fragment] = path.split('#')
  return `${page}${page!.includes('?') ? '&' : '?'}lang=${language}${fragment ? `#${fragment}` : ''}`
}
