import type { FollowingBooked } from '../../../shared/contracts/desks.ts'
import { appointmentView } from '../../appointments/queries.ts'
import type { AppDeps } from '../../deps.ts'
import { institutionNamesFor, knownSite } from '../../network/model.ts'

/** What goes on the slip of an appointment that a desk has booked, in the language of its person. */
export const createSlip = ({ database, network, clock, tokens }: AppDeps) => ({
  async of(appointmentId: string): Promise<FollowingBooked> {
    const viewIn = async (language: string) => (await appointmentView(database.reader, network(), appointmentId, language, clock.now()))!
    const { language } = await viewIn(network().language)
    const { code, start, day, time, site, stop, serviceId, serviceName, documents } = await viewIn(language)
    const { name: siteName, city } = site
    const address = stop ? [stop.place, stop.address].filter(Boolean).join(', ') : site.address
    const institutions = institutionNamesFor(knownSite(network(), site.id)!, serviceId)
    const token = tokens.of('appointment', appointmentId)
    return { appointmentId, code, token, start, day, time, siteName, address, city, serviceName, institutions, documents, language }
  },
})
