import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeViolations } from '../support/axe.ts'
import { newPerson, type Person } from '../support/browser.ts'

// The checkers of the journeys, and the page that each of them must find fault with.
const faulty: Record<string, string> = {
  '/console.js': "console.error('made up')",
  '/uncaught.js': "setTimeout(() => { throw new Error('made up') })",
  '/elsewhere.js': "fetch('http://127.0.0.1:9/').catch(() => {})",
  '/inline.js': "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')",
}
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' http://127.0.0.1:9"

describe('a person in the browser', () => {
  let server: Server
  let home: string
  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url ?? '/'
      if (path.startsWith('/api/')) return response.writeHead(409, { 'content-type': 'application/problem+json' }).end('{}')
      if (path.endsWith('.js')) return response.writeHead(200, { 'content-type': 'text/javascript' }).end(faulty[path] ?? "fetch('/api/refused')")
      const script = path === '/' ? '/fine.js' : `${path}.js`
      const body = path === '/unlabelled' ? '<input>' : '<h1>Sportello</h1>'
      response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy })
      response.end(`<!doctype html><html lang="it"><title>Sportello</title><main>${body}</main><script src="${script}"></script></html>`)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => void server.close())

  async function visitor(path: string): Promise<Person> {
    const person = await newPerson({ baseURL: home })
    await person.page.goto(path, { waitUntil: 'networkidle' })
    return person
  }

  test('is clean on a page without a fault, even where the API refuses', async () => {
    const { page, expectClean } = await visitor('/')
    expectClean()
    expect(await axeViolations(page)).toEqual([])
  })

  test.each([
    ['/console', 'console: made up'],
    ['/uncaught', 'uncaught: '],
    ['/elsewhere', 'request to another origin: GET http://127.0.0.1:9/'],
    ['/inline', 'content policy: style-src'],
  ])('is not clean on %s', async (path, complaint) => {
    const { complaints, expectClean } = await visitor(path)
    expect(complaints().join('\n')).toContain(complaint)
    expect(expectClean).toThrow()
  })

  test('a field without a label is a violation', async () => {
    const { page } = await visitor('/unlabelled')
    expect((await axeViolations(page)).join()).toContain('label: ')
  })

  test('two people share nothing', async () => {
    const [first, second] = [await visitor('/'), await visitor('/')]
    await first.page.evaluate(() => localStorage.setItem('who', 'first'))
    expect(await second.page.evaluate(() => localStorage.getItem('who'))).toBeNull()
  })
})
