import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { compress } from 'hono/compress'
import { HTTPException } from 'hono/http-exception'
import { agendaRoutes } from './agenda/routes.ts'
import { replanRoutes } from './appointments/replan-routes.ts'
import { appointmentRoutes } from './appointments/routes.ts'
import type { AppDeps } from './deps.ts'
import { deskRoutes } from './desks/routes.ts'
import { deviceRoutes } from './devices/routes.ts'
import { deviceActor } from './devices/token.ts'
import { doorRoutes } from './doors/routes.ts'
import { figuresRoutes } from './figures/routes.ts'
import { createAddressOf } from './http/address.ts'
import type { Edge } from './http/context.ts'
import { describeApi } from './http/describe.ts'
import { limitBody, refuseCrossSite } from './http/guard.ts'
import { setSecurityHeaders } from './http/headers.ts'
import { healthRoutes } from './http/health.ts'
import { problemResponse, RefusalError } from './http/problem.ts'
import { watchRequests } from './http/watch.ts'
import { interpreterRoutes } from './interpreters/routes.ts'
import { metricsRoutes } from './metrics/routes.ts'
import { networkRoutes } from './network/routes.ts'
import { setupRoutes } from './network/setup-routes.ts'
import { notFound } from './pages/not-found.ts'
import { screenRoutes } from './pages/screens.ts'
import { receptionRoutes } from './reception/routes.ts'
import { extraRoutes } from './resources/extra-routes.ts'
import { resourceRoutes } from './resources/routes.ts'
import { invitationRoutes } from './staff/invitation-routes.ts'
import { staffRoutes } from './staff/routes.ts'
import { teamRoutes } from './staff/team-routes.ts'
import { ticketRoutes } from './tickets/routes.ts'
import { visitRoutes } from './tickets/visit-routes.ts'

/** Everything that is reachable over HTTP. */
export function createApp(deps: AppDeps) {
  const app = new OpenAPIHono<Edge>()
  const addressOf = createAddressOf(deps.config.trustedProxies)

  app.use(async (c, next) => {
    c.set('requestId', deps.chance.id().slice(-12))
    c.set('address', addressOf(c.env?.incoming?.socket?.remoteAddress ?? '127.0.0.1', c.req.header('x-forwarded-for')))
    await next()
  })
  app.use(watchRequests(deps))
  app.use(setSecurityHeaders)
  app.use(
    '/api/*',
    refuseCrossSite(() => new URL(deps.config.publicUrl).origin),
    limitBody,
  )
  app.use('/api/*', async (c, next) => {
    const headers = c.req.raw.headers
    c.set('actor', (await deviceActor(deps.database.reader, headers, deps.tokens)) ?? (await deps.auth.actorOf(headers)) ?? { kind: 'visitor' })
    await next()
  })
  // What a phone asks for first becomes a third of it. It is the same for everybody, so that its length tells nothing.
  app.on('GET', ['/api/network', '/api/services', '/api/sites', '/api/slots'], compress())

  app
    .route('/', networkRoutes(deps))
    .route('/', setupRoutes(deps))
    .route('/', appointmentRoutes(deps))
    .route('/', replanRoutes(deps))
    .route('/', ticketRoutes(deps))
    .route('/', visitRoutes(deps))
    .route('/', agendaRoutes(deps))
    .route('/', interpreterRoutes(deps))
    .route('/', deviceRoutes(deps))
    .route('/', doorRoutes(deps))
    .route('/', receptionRoutes(deps))
    .route('/', deskRoutes(deps))
    .route('/', staffRoutes(deps))
    .route('/', teamRoutes(deps))
    .route('/', invitationRoutes(deps))
    .route('/', resourceRoutes(deps))
    .route('/', extraRoutes(deps))
    .route('/', figuresRoutes(deps))
  describeApi(app)
  app.route('/', healthRoutes(deps))
  app.route('/', metricsRoutes(deps))
  app.route('/', screenRoutes(deps))

  app.notFound(notFound)
  app.onError((error, c) => answerError(deps, error, c))
  return app
}

/** Nothing of an error reaches the client but a code, a text and the id under which it stands in the log. */
function answerError(deps: AppDeps, error: Error, c: Context<Edge>): Response {
  if (error instanceof RefusalError) return problemResponse(c, error.code, error.extras)
  if (error instanceof HTTPException && error.status < 500) {
    return problemResponse(c, error.status === 415 ? 'unsupported_media_type' : error.status === 413 ? 'body_too_large' : 'malformed_json')
  }
  if (error instanceof SyntaxError || error instanceof URIError) return problemResponse(c, 'malformed_json')
  deps.log.error({ err: error, request: c.get('requestId'), operation: c.get('operation') }, 'request failed')
  return problemResponse(c, isDatabaseAway(error) ? 'busy' : 'out_of_order')
}

const isDatabaseAway = (error: Error): boolean =>
  /^(SQLITE_(BUSY|FULL|IOERR|LOCKED)|ECONN|57P0|57014|55P03|25P03|08|53)/.test((error as { code?: string }).code ?? '') ||
  brokenConnection.test(error.message)

/** What pg says, without a code, of a connection that broke or could not be had. */
const brokenConnection = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/
