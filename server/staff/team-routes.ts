import { z } from '@hono/zod-openapi'
import {
  dismissed,
  invitedAnew,
  invited as invitedContract,
  inviteRequest,
  rightsChanged,
  rightsRequest,
  staffMembers,
} from '../../shared/contracts/staff-rights.ts'
import { id } from '../../shared/contracts/values.ts'
import type { AppDeps } from '../deps.ts'
import { intentOf, staffOf } from '../http/context.ts'
import { answers, body, operation, writeHeaders } from '../http/operation.ts'
import { orRefuse } from '../http/problem.ts'
import { router } from '../http/routes.ts'
import { invitationLink } from '../mail/invitations.ts'
import { changeRights as changeCommand } from './change-rights.ts'
import type { Opened } from './invitations/open.ts'
import { inviteStaff as inviteCommand } from './invite.ts'
import { removeStaff } from './remove.ts'
import { renewInvitation as renewCommand } from './renew-invitation.ts'
import { rolesToGive, team } from './team-queries.ts'

const params = z.object({ id })
const listStaff = operation('lead', {
  operationId: 'listStaff',
  summary: 'Who works where one leads, and what they may do',
  method: 'get',
  path: '/api/staff',
  responses: answers(200, staffMembers, 'By name'),
})
const inviteStaff = operation('lead', {
  operationId: 'inviteStaff',
  summary: 'Invite somebody, or give more rights to somebody who is known',
  method: 'post',
  path: '/api/staff',
  request: { headers: writeHeaders, body: body(inviteRequest) },
  responses: answers(200, invitedContract, 'A link for one use'),
})
const renewInvitation = operation('lead', {
  operationId: 'renewInvitation',
  summary: 'A new link for somebody who has lost theirs, or the password',
  method: 'post',
  path: '/api/staff/{id}/invitation',
  request: { params, headers: writeHeaders },
  responses: answers(200, invitedAnew, 'A link for one use'),
})
const changeRights = operation('lead', {
  operationId: 'changeRights',
  summary: 'Other rights for somebody',
  method: 'post',
  path: '/api/staff/{id}/rights',
  request: { params, headers: writeHeaders, body: body(rightsRequest) },
  responses: answers(200, rightsChanged, 'Changed at once'),
})
const dismissStaff = operation('lead', {
  operationId: 'dismissStaff',
  summary: 'Somebody works here no more',
  method: 'post',
  path: '/api/staff/{id}/dismiss',
  request: { params, headers: writeHeaders },
  responses: answers(200, dismissed, 'They are signed out and cannot sign in'),
})

export function teamRoutes(deps: AppDeps) {
  const { database, network, transact, clock } = deps
  const shown = (opened: Opened) => ({ link: invitationLink(deps, opened.id), expiresAt: new Date(opened.expiresAt).toISOString() })
  return router()
    .openapi(listStaff, async (c) => {
      const actor = staffOf(c)
      return c.json({ staff: await team(database.reader, network(), actor, clock.now()), mayGive: rolesToGive(actor) }, 200)
    })
    .openapi(inviteStaff, async (c) => {
      const wish = c.req.valid('json')
      const { staffId, invitation } = orRefuse(await transact((tx) => inviteCommand(tx, staffOf(c), wish), await intentOf(c)))
      return c.json({ staffId, invitation: invitation && shown(invitation) }, 200)
    })
    .openapi(renewInvitation, async (c) => {
      const staffId = c.req.valid('param').id
      const renewed = orRefuse(await transact((tx) => renewCommand(tx, staffOf(c), staffId), await intentOf(c)))
      return c.json({ staffId, invitation: shown(renewed.invitation) }, 200)
    })
    .openapi(changeRights, async (c) => {
      const wish = c.req.valid('json')
      const staffId = c.req.valid('param').id
      return c.json(orRefuse(await transact((tx) => changeCommand(tx, staffOf(c), staffId, wish), await intentOf(c))), 200)
    })
    .openapi(dismissStaff, async (c) => {
      const staffId = c.req.valid('param').id
      return c.json(orRefuse(await transact((tx) => removeStaff(tx, staffOf(c), staffId), await intentOf(c))), 200)
    })
}
