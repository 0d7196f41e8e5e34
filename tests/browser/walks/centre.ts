import type { Taken } from '../../../shared/contracts/tickets.ts'
import type { InterfaceLanguage } from '../../../shared/text/languages.ts'
import type { Answer } from '../../support/server.ts'
import type { Stage } from './stage.ts'

// What the others in the house do while a walk looks at one screen: by the API, because only its effect is looked at.

export interface OpenDesk {
  next(): Promise<void>
  start(): Promise<void>
  finish(): Promise<void>
  park(): Promise<void>
}

export async function openDesk({ server }: Stage, deskId: string): Promise<OpenDesk> {
  const clerk = await server.staff('clerk', 'centre')
  const at = async (command: string, body = {}) => accepted(await clerk.post(`/api/desks/${deskId}/${command}`, body)).body
  let stepId = ''
  await at('open')
  return {
    async next() {
      stepId = (await at('next')).stepId
    },
    start: () => at('start', { stepId }),
    finish: () => at('finish', { stepId, outcome: 'done' }),
    park: () => at('park', { stepId, reason: 'fetchesPaper' }),
  }
}

/** A colleague at another desk calls for help. */
export async function callHelp({ server }: Stage, deskId: string) {
  const clerk = await server.staff('clerk', 'centre')
  for (const verb of ['open', 'help']) accepted(await clerk.post(`/api/desks/${deskId}/${verb}`, {}))
}

/** Whoever stands at the reception goes. */
export async function answerHelp({ server }: Stage, deskId: string) {
  const receptionist = await server.staff('receptionist', 'centre')
  accepted(await receptionist.post(`/api/desks/${deskId}/help/answer`))
}

/** A desk serves somebody, and nothing more is heard of its console. */
export async function fallSilent({ server }: Stage, deskId: string) {
  const clerk = await server.staff('clerk', 'centre')
  accepted(await clerk.post(`/api/desks/${deskId}/open`, {}))
  const { stepId } = accepted(await clerk.post(`/api/desks/${deskId}/next`, {})).body
  accepted(await clerk.post(`/api/desks/${deskId}/start`, { stepId }))
  accepted(await clerk.post(`/api/desks/${deskId}/alive`, {}))
  server.clock.advanceMinutes(4)
}

/** Somebody is to be rung up, and now is the time. */
export async function bookCall({ server }: Stage) {
  const { slots } = accepted(await server.visitor.get('/api/slots?serviceId=permit&siteId=centre&channel=phone&limit=1')).body
  const slot = { serviceId: 'permit', siteId: 'centre', start: slots[0].start, channel: 'phone', language: 'it' }
  accepted(await server.visitor.post('/api/appointments', { slot, familyName: 'Prova', phone: '+39 333 1234567', details: 'Chiamare piano' }))
  server.clock.set(slots[0].start)
}

/** A number for a permit, in a language that the desk or an interpreter of the day speaks. */
export async function takeNumber({ server }: Stage, language: InterfaceLanguage) {
  const kiosk = await server.device('kiosk', 'centre')
  const interpreter = ['it', 'en'].includes(language) ? {} : { interpreter: language }
  return accepted(await kiosk.post('/api/tickets', { serviceId: 'permit', language, ...interpreter })).body as { ticketId: string; token: string }
}

/** A number for which an interpreter of Arabic must come. */
export async function takeNumberWithArabic({ server }: Stage, language: InterfaceLanguage) {
  const kiosk = await server.device('kiosk', 'centre')
  return accepted(await kiosk.post('/api/tickets', { serviceId: 'permit', language, interpreter: 'ar' })).body as Taken
}

/** Who interprets Arabic does not come today. */
export async function nadiaDoesNotCome({ server }: Stage) {
  const coordinator = await server.staff('coordinator', 'centre')
  const wish = { who: { resourceId: 'nadia' }, reason: 'cannotCome' }
  const { seal } = accepted(await coordinator.post('/api/unavailability/rehearse', wish)).body
  accepted(await coordinator.post('/api/unavailability', { ...wish, seal }))
}

function accepted(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return answer
}
