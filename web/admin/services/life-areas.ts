import type { Service } from './texts/service-text.ts'

type LifeArea = Service['lifeArea']

/** The life areas of the network file, in the order in which visitors are shown them. */
const order: Record<LifeArea, number> = {
  permits: 0,
  education: 1,
  work: 2,
  housing: 3,
  health: 4,
  legal: 5,
  antiDiscrimination: 6,
  welfare: 7,
  socialSecurity: 8,
  exchange: 9,
}
export const lifeAreas = Object.keys(order) as LifeArea[]
