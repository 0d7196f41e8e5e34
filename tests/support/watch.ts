import type { BrowserContext, ConsoleMessage, Page, Request } from 'playwright-core'

export interface Watch {
  complaints(): readonly string[]
}

/** Notes what a page must not do. Without a home the first page that is opened is home. */
export async function watch(context: BrowserContext, baseURL?: string): Promise<Watch> {
  const complaints: string[] = []
  let home = baseURL ? new URL(baseURL).origin : null
  await context.exposeBinding('sportelloPolicyBreach', (_source, breach: string) => void complaints.push(`content policy: ${breach}`))
  await context.addInitScript(reportBreaches)
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().stack ?? error.error()}`))
  context.on('console', (message) => {
    if (message.type() === 'error' && !isAnsweredRefusal(message)) complaints.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('request', (request) => {
    const origin = originOf(request)
    home ??= origin
    if (origin !== null && origin !== home) complaints.push(`request to another origin: ${request.method()} ${request.url()}`)
  })
  context.on('page', (page: Page) => page.on('crash', () => complaints.push(`crashed: ${page.url()}`)))
  return { complaints: () => complaints }
}

function reportBreaches(): void {
  const report = (globalThis as unknown as { sportelloPolicyBreach(breach: string): void }).sportelloPolicyBreach
  document.addEventListener('securitypolicyviolation', (breach) =>
    report(`${breach.effectiveDirective} ${breach.blockedURI} at ${breach.sourceFile}`),
  )
}

// Chromium logs every 4xx as an error; the API refuses with 4xx, and the page shows it.
const isAnsweredRefusal = (message: ConsoleMessage): boolean =>
  /the server responded with a status of 4\d\d/.test(message.text()) && new URL(message.location().url).pathname.startsWith('/api/')

function originOf(request: Request): string | null {
  const { protocol, origin } = new URL(request.url())
  return protocol === 'data:' || protocol === 'blob:' || protocol === 'about:' ? null : origin
}
