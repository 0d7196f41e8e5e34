import type { Queue } from '../../../shared/contracts/desks.ts'
import type { Service } from '../../../shared/contracts/network.ts'
import type { Text } from '../../../shared/text/text.ts'
import { isolate, type TextKey } from '../text.ts'
import type { TransferTo } from '../work/commands.ts'
import type { Choice } from './target-search.tsx'

export interface Target extends Choice {
  readonly to: TransferTo
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
  return [
    ...atWork.map((desk) => ({
      id: `desk ${desk.id}`,
      name: t('desk', { label: isolate(desk.label) }),
      hint: [desk.staffName, desk.poolName].filter(Boolean).join(' · '),
      icon: 'monitor',
      kind: t('targetDesk'),
      to: { deskId: desk.id },
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
      })),
    ...pools.map((desk) => ({
      id: `pool ${desk.poolId}`,
      name: `${desk.institutionName} · ${desk.poolName}`,
      hint: queue.desks
        .filter((each) => each.poolId === desk.poolId)
        .map((each) => each.label)
        .join(' '),
      icon: 'building-2',
      kind: t('targetInstitution'),
      to: { poolId: desk.poolId },
    })),
    ...services
      .filter((service) => offered.has(service.id) && service.id !== serviceId)
      .map((service) => ({
        id: `service ${service.id}`,
        name: service.name,
        hint: [...new Set(queue.desks.filter((desk) => desk.serviceIds.includes(service.id)).map((desk) => desk.institutionName))].join(' · '),
        icon: service.icon,
        kind: t('targetService'),
        to: { serviceId: service.id },
      })),
  ]
}
