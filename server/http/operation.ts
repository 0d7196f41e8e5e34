import { createRoute, type RouteConfig, z } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import type { ZodType } from 'zod'
import { problem } from '../../shared/contracts/problem.ts'
import type { Role } from '../../shared/domain/actor.ts'
import type { Edge } from './context.ts'
import { RefusalError } from './problem.ts'

/**
 * Who may call an operation. `key`: whoever holds the token of the appointment or ticket. `lead`: a coordinator or administrator
 * of some site; the command checks which.
 */
export type Access = 'public' | 'key' | 'device' | 'kiosk' | 'board' | 'kioskOrVisitor' | 'staff' | 'lead'

type Describe = Omit<RouteConfig, 'middleware' | 'security'> & { operationId: string; summary: string }

/** A route with its policy: nothing is reachable without one. */
export function operation<const Config extends Describe>(access: Access, config: Config) {
  type Guarded = Config & { middleware: MiddlewareHandler<Edge> }
  return createRoute({ ...config, middleware: guards[access], security: security[access], 'x-access': access } as unknown as Guarded)
}

export const body = <Schema extends ZodType>(schema: Schema) => ({ content: { 'application/json': { schema } }, required: true }) as const

export const answers = <const Status extends 200 | 201, Schema extends ZodType>(status: Status, schema: Schema, description: string) =>
  ({
    [status]: { description, content: { 'application/json': { schema } } },
    '4XX': { description: 'Refused, with a code of the closed list', content: { 'application/problem+json': { schema: problem } } },
  }) as { [Key in Status]: { description: string; content: { 'application/json': { schema: Schema } } } }

/** Of every write. Its presence is checked where the intent is made, so that the refusal has its own code. */
export const writeHeaders = z.object({
  'idempotency-key': z.string().optional().describe('At most 64 characters, made by the client: repeated, the same answer and nothing more'),
})
export const keyHeaders = z.object({ 'sportello-token': z.string().max(64).optional().describe('The key to this appointment or ticket') })

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
  (...roles: readonly Role[]): MiddlewareHandler<Edge> =>
  async (c, next) => {
    const actor = c.get('actor')
    if (actor.kind !== 'staff') throw new RefusalError(actor.kind === 'device' ? 'not_allowed' : 'sign_in_required')
    if (!actor.memberships.some((membership) => roles.includes(membership.role))) throw new RefusalError('not_allowed')
    await next()
  }

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
  staff: staff('clerk', 'coordinator', 'administrator'),
  lead: staff('coordinator', 'administrator'),
}

const security: Readonly<Record<Access, Record<string, string[]>[]>> = {
  public: [],
  key: [{ token: [] }],
  device: [{ device: [] }],
  kiosk: [{ device: [] }],
  board: [{ device: [] }],
  kioskOrVisitor: [{}, { device: [] }],
  staff: [{ session: [] }],
  lead: [{ session: [] }],
}
