import { createMemo, createRoot } from 'solid-js'
import type { Network, Service, Site } from '../../shared/contracts/network.ts'
import { language } from '../kit/text.ts'
import { createLoaded, pathOf } from '../ui/loaded.ts'
import { type Channel, draft } from './draft.ts'

// Asked for as soon as the script runs, beside the texts and not after them.
export const { network, services, sites } = createRoot(() => ({
  network: createLoaded<Network>(() => '/api/network'),
  services: createLoaded<{ services: Service[] }>(() => '/api/services'),
  sites: createLoaded<{ sites: Site[] }>(() => (draft.serviceId ? pathOf('/api/sites', { serviceId: draft.serviceId }) : null)),
}))

export const { service, site, channel, interpreter } = createRoot(() => {
  const service = createMemo(() => services.value()?.services.find((one) => one.id === draft.serviceId))
  const site = createMemo(() => sites.value()?.sites.find((one) => one.id === draft.siteId))
  const channel = createMemo((): Channel => {
    const offered = service()?.channels ?? ['onSite']
    return draft.channel && offered.includes(draft.channel) ? draft.channel : (offered[0] ?? 'onSite')
  })
  const interpreter = createMemo(() => (service()?.interpreter ? (draft.interpreter ?? usualInterpreter()) : 'none'))
  return { service, site, channel, interpreter }
})

/** Who reads this page in a language that interpreters speak is taken to want one; who reads Italian is not. */
function usualInterpreter(): string {
  const spoken = network.value()?.interpreterLanguages ?? []
  return language() !== 'it' && spoken.includes(language()) ? language() : 'none'
}

/** The question to the slot search, as far as it is answered: `''` is a language still to be chosen. */
export const wanted = () => ({
  serviceId: draft.serviceId ?? '',
  channel: channel(),
  interpreter: interpreter() === 'none' || interpreter() === '' ? null : interpreter(),
})
