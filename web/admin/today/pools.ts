import type { Queue } from '../../../shared/contracts/desks.ts'

/** The pools of the site that have desks, with their institution. */
export function poolsOf({ desks }: Queue): { id: string; name: string; deskCount: number }[] {
  return [...new Map(desks.map((desk) => [desk.poolId, `${desk.institutionName} · ${desk.poolName}`]))].map(([id, name]) => ({
    id,
    name,
    deskCount: desks.filter((desk) => desk.poolId === id).length,
  }))
}
