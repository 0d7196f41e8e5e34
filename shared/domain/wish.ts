import type { Assignment, Candidate, Demand } from './slots.ts'

/** Whoever has a seat of an appointment is asked first for it: they keep it where that can be. */
export const askingFirst = (demands: readonly Demand[], own: readonly Assignment[]): Demand[] =>
  demands.map((demand) => {
    const isOther = ({ resourceId }: Candidate) => Number(!isAmong(own, { role: demand.role, resourceId }))
    return { ...demand, candidates: demand.candidates.toSorted((one, other) => isOther(one) - isOther(other)) }
  })

/** The same demands, with the wished one asked first of all for its role, and for no other. */
export const wishing = (demands: readonly Demand[], wish: Assignment): Demand[] =>
  askingFirst(
    demands.map((demand) => (demand.role === wish.role ? demand : withoutCandidate(demand, wish.resourceId))),
    [wish],
  )

export const isAmong = (assignments: readonly Assignment[], { role, resourceId }: Assignment): boolean =>
  assignments.some((assignment) => assignment.role === role && assignment.resourceId === resourceId)

const withoutCandidate = (demand: Demand, resourceId: string): Demand => ({
  ...demand,
  candidates: demand.candidates.filter((candidate) => candidate.resourceId !== resourceId),
})
