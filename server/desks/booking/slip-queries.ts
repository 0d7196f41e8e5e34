import type { FollowingBooked } from '../../../shared/contracts/desks.ts'
import { appointmentView } from '../../appointments/queries.ts'
import type { AppDeps } from '../../deps.ts'

/** What goes on the slip of an appointment that a desk has booked, in the language of its person. */
export const createSlip = ({ database, network, clock, tokens }: AppDeps) => ({
  async of(appointmentId: string): Promise<FollowingBooked> {
    const viewIn = async (language: string) => (await appointmentView(database.reader, network(), appointmentId, language, clock.now()))!
    const { language } = await viewIn(network().language)
    const { code, start, day, time, site, serviceName, documents } = await viewIn(language)
    const { name: siteName, address, city } = site
    const token = tokens.of('appointment', appointmentId)
    return { appointmentId, code, token, start, day, time, siteName, address, city, serviceName, documents, language }
  },
})
