import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { board } from '../../shared/contracts/board.ts'
import {
  approveRequest,
  device,
  deviceList,
  deviceSelf as deviceSelfContract,
  looked,
  lookRequest,
  pairing,
  pairingRequest,
} from '../../shared/contracts/devices.ts'
import { id } from '../../shared/contracts/values.ts'
import { mayLead } from '../../shared/domain/actor.ts'
import type { AppDeps } from '../deps.ts'
import { deviceOf, type Edge, intentOf, staffOf } from '../http/context.ts'
import { createLimiter } from '../http/limiter.ts'
import { answers, answersStream, body, operation, writeHeaders } from '../http/operation.ts'
import { orNotFound, orRefuse, RefusalError } from '../http/problem.ts'
import { router } from '../http/routes.ts'
import { boardPicture } from '../live/board-queries.ts'
import { snapshotOf } from '../live/feed.ts'
import { streamFeed } from '../live/stream.ts'
import { approveDevice as approveCommand } from './approve.ts'
import { deviceByCode, deviceById, deviceSelf, pairedDevices } from './queries.ts'
import { requestPairing as requestCommand } from './request-pairing.ts'
import { revokeDevice as revokeCommand } from './revoke.ts'
import { bearerOf } from './token.ts'

const requestPairing = operation('public', {
  operationId: 'requestPairing',
  summary: 'A screen asks to be paired and shows the code it gets',
  method: 'post',
  path: '/api/devices',
  request: { headers: writeHeaders, body: body(pairingRequest) },
  responses: answers(201, pairing, 'Ten minutes to approve it'),
})
const readDevice = operation('public', {
  operationId: 'readDevice',
  summary: 'How the pairing of the device with this token stands',
  method: 'get',
  path: '/api/devices/self',
  responses: answers(200, deviceSelfContract, 'Its state'),
})
const lookAtDevice = operation('lead', {
  operationId: 'lookAtDevice',
  summary: 'What is it that shows this code?',
  method: 'post',
  path: '/api/devices/look',
  request: { body: body(lookRequest) },
  responses: answers(200, looked, 'A kiosk or a board'),
})
const approveDevice = operation('lead', {
  operationId: 'approveDevice',
  summary: 'Pair the device that shows this code',
  method: 'post',
  path: '/api/devices/approve',
  request: { headers: writeHeaders, body: body(approveRequest) },
  responses: answers(200, device, 'Paired'),
})
const listDevices = operation('lead', {
  operationId: 'listDevices',
  summary: 'Paired devices of one’s sites',
  method: 'get',
  path: '/api/devices',
  responses: answers(200, deviceList, 'Oldest first'),
})
const revokeDevice = operation('lead', {
  operationId: 'revokeDevice',
  summary: 'Take a device’s right away',
  method: 'post',
  path: '/api/devices/{id}/revoke',
  request: { params: z.object({ id }), headers: writeHeaders },
  responses: answers(200, z.strictObject({ deviceId: id }), 'Revoked'),
})
const readBoard = operation('board', {
  operationId: 'readBoard',
  summary: 'The board of a waiting room',
  method: 'get',
  path: '/api/board',
  responses: answers(200, board, 'Numbers and desks, nothing else'),
})
const watchBoard = operation('board', {
  operationId: 'watchBoard',
  summary: 'The board of a waiting room, live',
  method: 'get',
  path: '/api/board/stream',
  responses: answersStream('the board'),
})

export function deviceRoutes(deps: AppDeps) {
  const { database, network, transact, tokens, clock, live } = deps
  const pairings = createLimiter({ points: 20, seconds: 600 })
  const looks = createLimiter({ points: 10, seconds: 600 })

  return router()
    .openapi(requestPairing, async (c) => {
      await pairings.take(c, c.get('address'))
      const { kind } = c.req.valid('json')
      const asked = orRefuse(await transact((tx) => requestCommand(tx, kind), await intentOf(c)))
      return c.json(
        {
          deviceId: asked.deviceId,
          token: `${asked.deviceId}.${tokens.of('device', asked.deviceId)}`,
          pairingCode: asked.pairingCode,
          expiresAt: new Date(asked.expiresAt).toISOString(),
        },
        201,
      )
    })
    .openapi(readDevice, async (c) => {
      const deviceId = bearerOf(c.req.raw.headers, tokens)
      const found = deviceId && (await deviceById(database.reader, deviceId))
      if (!found) throw new RefusalError('device_required')
      return c.json(deviceSelf(found, network(), clock.now()), 200)
    })
    .openapi(lookAtDevice, async (c) => {
      const found = await shown(c, c.req.valid('json').pairingCode)
      return c.json({ deviceId: found.id, kind: found.kind }, 200)
    })
    .openapi(approveDevice, async (c) => {
      const approval = c.req.valid('json')
      await looks.check(c, staffOf(c).staffId)
      const decision = await transact((tx) => approveCommand(tx, staffOf(c), approval), await intentOf(c))
      if (!decision.ok && decision.code === 'pairing_expired') await looks.take(c, staffOf(c).staffId)
      const { deviceId } = orRefuse(decision)
      const paired = (await pairedDevices(database.reader, network(), [approval.siteId])).find((each) => each.id === deviceId)
      if (!paired) throw new RefusalError('not_found')
      return c.json(paired, 200)
    })
    .openapi(listDevices, async (c) => {
      const actor = staffOf(c)
      const led = [...network().sites.keys()].filter((siteId) => mayLead(actor, siteId))
      return c.json({ devices: await pairedDevices(database.reader, network(), led) }, 200)
    })
    .openapi(revokeDevice, async (c) => {
      const deviceId = c.req.valid('param').id
      return c.json(orRefuse(await transact((tx) => revokeCommand(tx, staffOf(c), deviceId), await intentOf(c))), 200)
    })
    .openapi(readBoard, async (c) => {
      const site = orNotFound(network().sites.get(deviceOf(c).siteId))
      const picture = await boardPicture(database.reader, network(), tokens, site, clock.now())
      return c.json({ ...picture, version: snapshotOf(picture, clock.now()).version, now: new Date(clock.now()).toISOString() }, 200)
    })
    .openapi(watchBoard, async (c) => {
      const { siteId, deviceId } = deviceOf(c)
      const stillAllowed = async () => (await deviceById(database.reader, deviceId))?.revoked_at === null
      return (await streamFeed(c, clock, live.board(siteId), stillAllowed)) as never
    })

  /** The device that shows this code. Ten wrong codes in ten minutes, then nobody's is looked at. */
  async function shown(c: Context<Edge>, pairingCode: string) {
    const { staffId } = staffOf(c)
    await looks.check(c, staffId)
    const found = await deviceByCode(database.reader, pairingCode, clock.now())
    if (found) return found
    await looks.take(c, staffId)
    throw new RefusalError('pairing_expired')
  }
}
