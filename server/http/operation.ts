import { createRoute, type RouteConfig, z } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import type { ZodType } from 'zod'
import { problem } from '../../shared/contracts/problem.ts'
import { isAtLeast, mayAdministerNetwork, type Role, type Staff } from '../../shared/domain/actor.ts'
import type { Edge } from './context.ts'
import { RefusalError } from './problem.ts'

/**
 * Who may call an operation. `key`: whoever holds the token of the appointment or ticket. `self`: anybody who has signed in, an
 * interpreter too. `reception`, `staff`, `lead`: a receptionist, a clerk, a coordinator of some site, or more; the command checks
 * of which. `network`: an administrator of the network as a whole.
 */
export type Access = 'public' | 'key' | 'device' | 'kiosk' | 'board' | 'kioskOrVisitor' | 'self' | 'reception' | 'staff' | 'lead' | 'network'

type Describe = Omit<RouteConfig, 'middleware' | 'security'> & { operationId: string; summary: string }

/** A route with its policy: nothing is reachable without one. */
export function operation<const Config extends Describe>(access: Access, config: Config) {
  type Guarded = Config & { middleware: MiddlewareHandler<Edge>[] }
  const bodiless = config.method === 'post' && config.request?.body === undefined
  const middleware = [named(config.operationId), guards[access], ...(bodiless ? [refuseBody] : [])]
  return createRoute({ ...config, middleware, security: security[access], 'x-access': access } as unknown as Guarded)
}

/** What the log and the metrics call it. */
export const named =
  (operation: string): MiddlewareHandler<Edge> =>
  (c, next) => {
    c.set('operation', operation)
    return next()
  }

export const body = <Schema extends ZodType>(schema: Schema) => ({ content: { 'application/json': { schema } }, required: true }) as const

export const answers = <const Status extends 200 | 201, Schema extends ZodType>(status: Status, schema: Schema, description: string) =>
  answersAs(status, 'application/json', schema, description)

/** Of what answers no JSON: a stream, a file. */
export const answersText = <const Type extends string>(type: Type, description: string) => answersAs(200, type, z.string(), description)

function answersAs<Status extends 200 | 201, Type extends string, Schema extends ZodType>(
  status: Status,
  type: Type,
  schema: Schema,
  description: string,
) {
  type Described = { [Key in Status]: { description: string; content: { [Of in Type]: { schema: Schema } } } }
  const refused = { description: 'Refused, with a code of the closed list', content: { 'application/problem+json': { schema: problem } } }
  return { [status]: { description, content: { [type]: { schema } } }, '4XX': refused } as unknown as Described
}

export const answersStream = (what: string) => answersText('text/event-stream', `Server-sent events: ${what}, whole each time; the id is the version`)

/** Of every write. Its presence is checked where the intent is made, so that the refusal has its own code. */
export const writeHeaders = z.object({
  'idempotency-key': z
    .string()
    .optional()
    .describe('At most 64 characters, made by the client: repeated, the same answer and nothing more')
    .openapi({ param: { required: true } }),
})
export const keyHeaders = z.object({ 'sportello-token': z.string().max(64).optional().describe('The key to this appointment or ticket') })

/** What comes along with an operation that takes no body is refused, not ignored; an empty object says nothing. */
const refuseBody: MiddlewareHandler<Edge> = async (c, next) => {
  const sent = await c.req.text()
  if (sent !== '' && !noFields.safeParse(JSON.parse(sent)).success) throw new RefusalError('invalid_input')
  await next()
}
const noFields = z.strictObject({})

const open: MiddlewareHandler<Edge> = (_c, next) => next()

const device =
  (...uses: readonly ('kiosk' | 'board')[]): MiddlewareHandler<Edge> =>
  async (c, next) => {
    const actor = c.get('actor')
    if (actor.kind !== 'device') throw new RefusalError('device_required')
    if (!uses.includes(actor.use)) throw new RefusalError('not_allowed')
    await next()
  }

const staff =
  (may: (actor: Staff) => boolean): MiddlewareHandler<Edge> =>
  async (c, next) => {
    const actor = c.get('actor')
    if (actor.kind !== 'staff') throw new RefusalError(actor.kind === 'device' ? 'not_allowed' : 'sign_in_required')
    if (!may(actor)) throw new RefusalError('not_allowed')
    await next()
  }

// Before there is any site, an administrator has no membership but the right for the whole network
const somewhere =
  (least: Role) =>
  ({ memberships, overall }: Staff): boolean =>
    memberships.some((membership) => isAtLeast(membership.role, least)) || (overall !== null && isAtLeast(overall, least))

/** A device's token opens only what its use needs; a board books nothing. */
const noBoard: MiddlewareHandler<Edge> = async (c, next) => {
  const actor = c.get('actor')
  if (actor.kind === 'device' && actor.use === 'board') throw new RefusalError('not_allowed')
  await next()
}

const guards: Readonly<Record<Access, MiddlewareHandler<Edge>>> = {
  public: open,
  key: open,
  device: open,
  kiosk: device('kiosk'),
  board: device('board'),
  kioskOrVisitor: noBoard,
  self: staff(() => true),
  reception: staff(somewhere('receptionist')),
  staff: staff(somewhere('clerk')),
  lead: staff(somewhere('coordinator')),
  network: staff(mayAdministerNetwork),
}

const security: Readonly<Record<Access, Record<string, string[]>[]>> = {
  public: [],
  key: [{ token: [] }],
  device: [{ device: [] }],
  kiosk: [{ device: [] }],
  board: [{ device: [] }],
  kioskOrVisitor: [{}, { device: [] }],
  self: [{ session: [] }],
  reception: [{ session: [] }],
  staff: [{ session: [] }],
  lead: [{ session: [] }],
  network: [{ session: [] }],
}
