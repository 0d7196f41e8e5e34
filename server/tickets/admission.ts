import type { AdmissionQuestion } from '../../shared/domain/admission.ts'
import type { Instant } from '../../shared/domain/cells.ts'
import { interpretersAt, windowsAt } from '../desks/present-queries.ts'
import type { NetworkModel, ServiceModel, SiteModel } from '../network/model.ts'
import { offers } from '../network/model.ts'

/** What the network says about giving a number for this service here and now. */
export function admissionQuestion(
  network: NetworkModel,
  site: SiteModel,
  service: ServiceModel,
  interpreterLanguage: string | null,
  now: Instant,
): AdmissionQuestion {
  return {
    now,
    closesAt: network.openings.intervalAt(site.id, site.hours, now)?.to ?? null,
    servedHere: service.walkIn && offers(site, service.id),
    interpreterLanguage,
    interpreterWindows: interpretersAt(network, site)
      .filter((person) => person.languages.includes(interpreterLanguage ?? ''))
      .flatMap((person) => windowsAt(network, site, person, now)),
    expectedMinutes: service.durationMinutes,
  }
}
