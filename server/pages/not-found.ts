import type { Context } from 'hono'
import { html } from 'hono/html'
import { directionOf } from '../../shared/text/languages.ts'
import type { Edge } from '../http/context.ts'
import { languageOf } from '../http/language.ts'
import { problemResponse } from '../http/problem.ts'
import { textsOf } from '../texts.ts'

/** An address that leads nowhere: a page with a way on for a person, a problem for a program. */
export function notFound(c: Context<Edge>): Response | Promise<Response> {
  const forPerson = c.req.method === 'GET' && !c.req.path.startsWith('/api/') && (c.req.header('accept') ?? '').includes('text/html')
  return forPerson ? c.html(page(languageOf(c)), 404) : problemResponse(c, 'not_found')
}

function page(language: ReturnType<typeof languageOf>) {
  const problem = textsOf('problem', language)
  const title = problem('not_found.title')
  return html`<!doctype html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/plain.css" />
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p>${problem('not_found.detail')}</p>
          <p><a href="/?lang=${language}">${textsOf('page', language)('home')}</a></p>
        </main>
      </body>
    </html>`
}
