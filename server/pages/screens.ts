import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { directionOf } from '../../shared/text/languages.ts'
import type { AppDeps } from '../deps.ts'
import type { Edge } from '../http/context.ts'
import { languageOf } from '../http/language.ts'
import { named } from '../http/operation.ts'
import { textsOf } from '../texts.ts'

const screens = {
  '/': { page: 'booking', file: 'web/booking/index.html' },
  '/appointment': { page: 'appointment', file: 'web/appointment/index.html' },
  '/ticket': { page: 'ticket', file: 'web/ticket/index.html' },
  '/number': { page: 'number', file: 'web/number/index.html' },
  '/desk': { page: 'desk', file: 'web/desk/index.html' },
  '/reception': { page: 'reception', file: 'web/reception/index.html' },
  '/interpreter': { page: 'interpreter', file: 'web/interpreter/index.html' },
  '/admin': { page: 'admin', file: 'web/admin/index.html' },
  '/kiosk': { page: 'kiosk', file: 'kiosk/ticket/index.html' },
  '/display': { page: 'display', file: 'kiosk/display/index.html' },
} as const

export const distFolder = 'dist'

/** The built screens. Language, direction and title are written on the page here, so that nothing jumps when the script runs. */
export function screenRoutes({ network }: AppDeps) {
  const app = new Hono<Edge>()
  for (const [path, { page, file }] of Object.entries(screens)) {
    // Read each time, half a kilobyte: a build beside a running server must not leave it with addresses of assets that are gone
    app.get(path, named('screen'), (c) =>
      c.html(inLanguage(c, readFileSync(join(distFolder, file), 'utf8'), page), 200, { 'cache-control': 'no-cache', vary: 'accept-language' }),
    )
  }
  app.use(
    '/assets/*',
    named('asset'),
    serveStatic({ root: distFolder, precompressed: true, onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable') }),
  )
  app.use('/*', serveStatic({ root: distFolder, precompressed: true, onFound: (_path, c) => c.header('cache-control', 'public, max-age=3600') }))
  return app

  function inLanguage(c: Context<Edge>, template: string, page: string): string {
    const language = languageOf(c)
    const title = textsOf('page', language)(page, { network: network().name })
    return template
      .replace(/<html[^>]*>/, `<html lang="${language}" dir="${directionOf(language)}">`)
      .replace(/<title>.*<\/title>/, `<title>${escapeHtml(title)}</title>`)
  }
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
