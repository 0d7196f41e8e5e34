import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  acceptedInvitation,
  acceptRequest,
  openInvitation as openContract,
  setupDone,
  setupRequest,
  setupState,
} from '../../shared/contracts/staff-rights.ts'
import { id } from '../../shared/contracts/values.ts'
import type { AppDeps } from '../deps.ts'
import { type Edge, intentOf } from '../http/context.ts'
import { createLimiter } from '../http/limiter.ts'
import { answers, body, keyHeaders, operation, writeHeaders } from '../http/operation.ts'
import { orRefuse, RefusalError } from '../http/problem.ts'
import { router } from '../http/routes.ts'
import { acceptInvitation as acceptCommand } from './accept-invitation.ts'
import { invitationById } from './invitations/store.ts'
import { setUp as setUpCommand } from './set-up.ts'
import { isSetUp } from './setup-queries.ts'

const params = z.object({ id })
const readInvitation = operation('key', {
  operationId: 'readInvitation',
  summary: 'Whom this invitation is for',
  method: 'get',
  path: '/api/invitations/{id}',
  request: { params, headers: keyHeaders },
  responses: answers(200, openContract, 'It can be accepted'),
})
const acceptInvitation = operation('key', {
  operationId: 'acceptInvitation',
  summary: 'Choose a password',
  method: 'post',
  path: '/api/invitations/{id}/accept',
  request: { params, headers: keyHeaders.extend(writeHeaders.shape), body: body(acceptRequest) },
  responses: answers(200, acceptedInvitation, 'One can sign in with it'),
})
const readSetup = operation('public', {
  operationId: 'readSetup',
  summary: 'Does this installation wait for its first administrator?',
  method: 'get',
  path: '/api/setup',
  responses: answers(200, setupState, 'Open until there is somebody'),
})
const setUp = operation('public', {
  operationId: 'setUp',
  summary: 'Make the network and its first administrator',
  method: 'post',
  path: '/api/setup',
  request: { headers: writeHeaders, body: body(setupRequest) },
  responses: answers(200, setupDone, 'One can sign in'),
})

export function invitationRoutes(deps: AppDeps) {
  const { database, network, transact, tokens, clock, auth, reloadNetwork } = deps
  // The token has 132 bits: this is so that nobody makes the server look for it all day
  const tries = createLimiter({ points: 10, seconds: 600 })

  return router()
    .openapi(readInvitation, async (c) => {
      const invitation = await opened(c)
      const { name, email, expires_at } = invitation
      return c.json({ name, email, networkName: network().name, expiresAt: new Date(expires_at).toISOString() }, 200)
    })
    .openapi(acceptInvitation, async (c) => {
      const { email, ...invitation } = await known(c)
      const hash = await auth.hash(c.req.valid('json').password)
      orRefuse(await transact((tx) => acceptCommand(tx, invitation.id, hash), await intentOf(c, '')))
      return c.json({ email }, 200)
    })
    .openapi(readSetup, async (c) => c.json({ open: !(await isSetUp(database.reader)) }, 200))
    .openapi(setUp, async (c) => {
      const { token, password, ...first } = c.req.valid('json')
      await tries.check(c, c.get('address'))
      if (!tokens.fits('setup', 'network', token)) {
        await tries.take(c, c.get('address'))
        throw new RefusalError('not_found')
      }
      const hash = await auth.hash(password)
      const done = orRefuse(await transact((tx) => setUpCommand(tx, first, hash), await intentOf(c, first.email)))
      await reloadNetwork()
      return c.json(done, 200)
    })

  /** The invitation that this token opens, also when it is over. */
  async function known(c: Context<Edge>) {
    const invitationId = c.req.param('id') ?? ''
    const found =
      tokens.fits('invitation', invitationId, c.req.header('sportello-token') ?? '') && (await invitationById(database.reader, invitationId))
    if (!found) throw new RefusalError('not_found')
    return found
  }

  async function opened(c: Context<Edge>) {
    const found = await known(c)
    if (found.used_at !== null || found.expires_at <= clock.now()) throw new RefusalError('invitation_over')
    return found
  }
}
