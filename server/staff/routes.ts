import { staffSelf as staffSelfContract } from '../../shared/contracts/staff.ts'
import type { AppDeps } from '../deps.ts'
import { staffOf } from '../http/context.ts'
import { answers, operation } from '../http/operation.ts'
import { router } from '../http/routes.ts'
import { staffSelf } from './queries.ts'

const readStaff = operation('staff', {
  operationId: 'readStaff',
  summary: 'Who is signed in, and where they may work',
  method: 'get',
  path: '/api/staff/self',
  responses: answers(200, staffSelfContract, 'Sites, desks and the desk that is open'),
})

export const staffRoutes = ({ database, network }: AppDeps) =>
  router().openapi(readStaff, async (c) => c.json(await staffSelf(database.reader, network(), staffOf(c)), 200))
