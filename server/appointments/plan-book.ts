import type { Interval } from '../../shared/domain/cells.ts'
import type { PlannedClaim } from './replan-store.ts'

/** Who has what, while it is dealt anew in memory. */
export class PlanBook {
  readonly #claims: Map<string, readonly PlannedClaim[]>
  readonly #given = new Set<PlannedClaim>()
  readonly #taken = new Set<PlannedClaim>()

  constructor(claims: readonly PlannedClaim[]) {
    this.#claims = new Map(Map.groupBy(claims, (claim) => claim.resourceId))
  }

  on(resourceIds: readonly string[]): PlannedClaim[] {
    return resourceIds.flatMap((id) => this.#claims.get(id) ?? [])
  }

  busy(resourceIds: readonly string[]): Map<string, readonly Interval[]> {
    return new Map(resourceIds.map((id) => [id, this.on([id]).map((claim) => claim.taken)]))
  }

  take(claims: readonly PlannedClaim[]): void {
    for (const claim of claims) {
      this.#claims.set(claim.resourceId, [...this.on([claim.resourceId]), claim])
      this.#taken.add(claim)
    }
  }

  give(claims: readonly PlannedClaim[]): void {
    for (const claim of claims) {
      this.#claims.set(
        claim.resourceId,
        this.on([claim.resourceId]).filter((each) => each !== claim),
      )
      if (!this.#taken.delete(claim)) this.#given.add(claim)
    }
  }

  /** What has been given up, and what is had instead. */
  get changes() {
    return { given: [...this.#given], taken: [...this.#taken] }
  }
}
