import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { watch } from './watch.ts'
import './provided.ts'

/** One person: a browser profile of their own, as on their own phone. Six streams of one profile would block each other. */
export interface Person {
  readonly context: BrowserContext
  readonly page: Page
  /** console errors, uncaught errors, breaches of the content policy, requests to another origin; so far */
  complaints(): readonly string[]
  /** Fails where there are any. */
  expectClean(): void
}

export interface PersonOptions extends BrowserContextOptions {
  /** where the person is allowed to send requests */
  readonly baseURL?: string
}

export const viewports = {
  phone: { width: 390, height: 844 },
  smallPhone: { width: 320, height: 568 },
  usualPhone: { width: 360, height: 740 },
  desk: { width: 1440, height: 900 },
  kiosk: { width: 1080, height: 1920 },
  board: { width: 1920, height: 1080 },
} as const

export async function newPerson(options: PersonOptions = {}): Promise<Person> {
  const browser = await sharedBrowser()
  const context = await browser.newContext({ viewport: viewports.phone, locale: 'it', timezoneId: 'Europe/Rome', ...options })
  const { complaints } = await watch(context, options.baseURL)
  const page = await context.newPage()
  return { context, page, complaints, expectClean: () => expect(complaints()).toEqual([]) }
}

/** Answers to this question are held back until what comes out is called: a slow line. */
export async function holdBack(page: Page, path: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(path, (route) => promise.then(() => route.continue()), { times: 1 })
  return resolve
}

/** As `holdBack`, and then it is refused, until the way is free again. */
export async function holdBackRefusal(page: Page, path: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(path, (route) => promise.then(() => route.fulfill({ status: 429 })))
  return resolve
}

let launched: Promise<Browser> | null = null

function sharedBrowser(): Promise<Browser> {
  launched ??= launch()
  return launched
}

// The flags that @sparticuz/chromium proposes are for a function in the cloud: they switch off the same-origin policy.
function launch(): Promise<Browser> {
  const { path, environment } = inject('chromium')
  // playwright keeps profiles there, and leaves them behind where it is killed
  process.env.TMPDIR = inject('runDirectory')
  return chromium.launch({
    executablePath: path,
    chromiumSandbox: false,
    args: ['--no-zygote', '--disable-gpu', '--font-render-hinting=none', '--autoplay-policy=no-user-gesture-required'],
    env: { ...process.env, ...environment } as Record<string, string>,
  })
}

/** With all that a file has left open. */
export async function closeBrowser(): Promise<void> {
  await (await launched)?.close()
  launched = null
}
