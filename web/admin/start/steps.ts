import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'

export const stepNames = ['area', 'institution', 'service', 'desk', 'bookable'] as const
export type StepName = (typeof stepNames)[number]

export interface Step {
  readonly name: StepName
  readonly done: boolean
  /** the page on which it is done */
  readonly href: string
}

/** From an empty network to the first place that somebody can book, in the order in which each needs the one before. */
export function stepsOf({ areas, institutions, services, sites }: NetworkOutline, bookable: boolean): Step[] {
  const withDesk = sites.some((site) => site.deskCount > 0)
  const firstSite = sites[0] ? `#sites/${sites[0].id}` : '#sites/new'
  return [
    { name: 'area', done: areas.length > 0, href: '#areas/new' },
    { name: 'institution', done: institutions.length > 0, href: '#institutions/new' },
    { name: 'service', done: services.length > 0, href: '#services/new' },
    { name: 'desk', done: withDesk, href: firstSite },
    { name: 'bookable', done: bookable, href: firstSite },
  ]
}

export const isBegun = (steps: readonly Step[]): boolean => steps.every((step) => step.done)
