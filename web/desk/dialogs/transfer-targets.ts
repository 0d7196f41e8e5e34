import type { Queue } from '../../../shared/contracts/desks.ts'
import type { Service } from '../../../shared/contracts/network.ts'
import type { Text } from '../../../shared/text/text.ts'
import { isolate, type TextKey } from '../text.ts'
import type { TransferTo } from '../work/commands.ts'
import type { Choice } from './target-search.tsx'

export interface Target extends Choice {
  readonly to: TransferTo
  /** no desk that is open now could take them there */
  readonly nobodyThere: boolean
}

/**
 * Whom this person can be sent to: an institution that serves what they came for, a desk or a colleague at work, or another
 * service of the site. The server decides again.
 */
export function targetsOf(queue: Queue, own: string, serviceId: string, services: readonly Service[], t: Text<TextKey>): Target[] {
  const serving = queue.desks.filter((desk) => desk.serviceIds.includes(serviceId))
  const atWork = serving.filter((desk) => desk.open && desk.id !== own)
  const pools = [...new Map(serving.map((desk) => [desk.poolId, desk])).values()]
  const offered = new Set(queue.desks.flatMap((desk) => desk.serviceIds))
  const isServed = (id: string, poolId: string | null) =>
    queue.desks.some((desk) => desk.open && desk.serviceIds.includes(id) && (poolId === null || desk.poolId === poolId))
  const hintOf = (hint: string, served: boolean) => (served ? hint : [hint, t('transferNobodyHint')].filter(Boolean).join(' · '))
  return [
    ...atWork.map((desk) => ({
      id: `desk ${desk.id}`,
      name: t('desk', { label: isolate(desk.label) }),
      hint: [desk.staffName, desk.poolName].filter(Boolean).join(' · '),
      icon: 'monitor',
      kind: t('targetDesk'),
      to: { deskId: desk.id },
      nobodyThere: false,
    })),
    ...atWork
      .filter((desk) => desk.staffId && desk.staffName)
      .map((desk) => ({
        id: `staff ${desk.staffId}`,
        name: desk.staffName!,
        hint: t('desk', { label: isolate(desk.label) }),
        icon: 'user',
        kind: t('targetPerson'),
        to: { staffId: desk.staffId! },
        nobodyThere: false,
      })),
    ...pools.map((desk) => {
      const served = isServed(serviceId, desk.poolId)
      const labels = queue.desks.filter((each) => each.poolId === desk.poolId).map((each) => each.label)
      return {
        id: `pool ${desk.poolId}`,
        name: `${desk.institutionName} · ${desk.poolName}`,
        hint: hintOf(labels.join(' '), served),
        icon: 'building-2',
        kind: t('targetInstitution'),
        to: { poolId: desk.poolId },
        nobodyThere: !served,
      }
    }),
    ...services
      .filter((service) => offered.has(service.id) && service.id !== serviceId)
      .map((service) => {
        const served = isServed(service.id, null)
        const institutions = queue.desks.filter((desk) => desk.serviceIds.includes(service.id)).map((desk) => desk.institutionName)
        return {
          id: `service ${service.id}`,
          name: service.name,
          hint: hintOf([...new Set(institutions)].join(' · '), served),
          icon: service.icon,
          kind: t('targetService'),
          to: { serviceId: service.id },
          nobodyThere: !served,
        }
      }),
  ]
}
