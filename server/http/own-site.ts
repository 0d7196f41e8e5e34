import { type Actor, mayWorkAt } from '../../shared/domain/actor.ts'
import type { NetworkModel, SiteModel } from '../network/model.ts'
import { orNotFound } from './problem.ts'

/** The site, if they work there; "not yours" and "does not exist" are the same answer. */
export const ownSite = ({ sites }: Pick<NetworkModel, 'sites'>, actor: Actor, siteId: string): SiteModel =>
  orNotFound(mayWorkAt(actor, siteId) && sites.get(siteId))
