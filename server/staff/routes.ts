import type { Context } from 'hono'
import { signedIn, signedOut, signInRequest, staffSelf as staffSelfContract } from '../../shared/contracts/staff.ts'
import type { AppDeps } from '../deps.ts'
import { type Edge, staffOf } from '../http/context.ts'
import { answers, body, operation } from '../http/operation.ts'
import { RefusalError } from '../http/problem.ts'
import { router } from '../http/routes.ts'
import { staffSelf } from './queries.ts'

const signIn = operation('public', {
  operationId: 'signIn',
  summary: 'Sign in as staff',
  method: 'post',
  path: '/api/auth/sign-in/email',
  request: { body: body(signInRequest) },
  responses: answers(200, signedIn, 'A session of ten hours, in a cookie'),
})
const signOut = operation('public', {
  operationId: 'signOut',
  summary: 'End one’s session',
  method: 'post',
  path: '/api/auth/sign-out',
  responses: answers(200, signedOut, 'Nobody is signed in with this cookie any more'),
})
const readStaff = operation('self', {
  operationId: 'readStaff',
  summary: 'Who is signed in, and where they may work',
  method: 'get',
  path: '/api/staff/self',
  responses: answers(200, staffSelfContract, 'Sites, desks and the desk that is open'),
})

/** Of all that better-auth can do, only these two can be reached. */
export const staffRoutes = ({ database, network, auth }: AppDeps) =>
  router()
    .openapi(signIn, async (c) => {
      const answer = await auth.handle(requestFor(c, c.req.valid('json')))
      if (!answer.ok) throw refusalOf(answer.status)
      passCookies(c, answer)
      const { user } = (await answer.json()) as { user: { id: string } }
      return c.json({ staffId: user.id }, 200)
    })
    .openapi(signOut, async (c) => {
      passCookies(c, await auth.handle(requestFor(c, {})))
      return c.json({}, 200)
    })
    .openapi(readStaff, async (c) => c.json(await staffSelf(database.reader, network(), staffOf(c)), 200))

/** The contract has read the body; better-auth's limits count by the one address that a client cannot bring along itself. */
function requestFor(c: Context<Edge>, body: object): Request {
  const headers = new Headers(c.req.raw.headers)
  headers.delete('content-length')
  headers.delete('transfer-encoding')
  headers.set('content-type', 'application/json')
  headers.set('x-sportello-address', c.get('address'))
  return new Request(c.req.url, { method: 'POST', headers, body: JSON.stringify(body) })
}

function refusalOf(status: number): Error {
  if (status >= 500) return new Error(`better-auth answered ${status}`)
  return new RefusalError(status === 429 ? 'too_many_requests' : status === 403 ? 'cross_site' : 'wrong_sign_in')
}

function passCookies(c: Context<Edge>, answer: Response): void {
  for (const cookie of answer.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
}
