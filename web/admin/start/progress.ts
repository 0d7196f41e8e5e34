import { createSignal } from 'solid-js'
import type { Service } from '../../../shared/contracts/network.ts'
import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import type { SlotList } from '../../../shared/contracts/slots.ts'
import type { StaffSelf } from '../../../shared/contracts/staff.ts'
import { read } from '../../kit/api.ts'
import { readOutline } from '../part/requests.ts'
import { isBegun, type Step, stepsOf } from './steps.ts'

const [starting, setStarting] = createSignal(false)

/** This network was not ready when the page was opened: its first steps are among the pages, until it is opened again. */
export const stillStarting = starting

export async function lookForStart(self: StaffSelf): Promise<void> {
  if (self.overall !== 'administrator') return
  const outline = await readOutline().catch(() => null)
  // a network with several sites may be booked out or on holiday, but it is not new
  if (!outline || outline.sites.length > 1) return
  setStarting(!isBegun(await stepsIn(outline).catch(() => [])))
}

export const readSteps = async (): Promise<Step[]> => stepsIn(await readOutline())

async function stepsIn(outline: NetworkOutline): Promise<Step[]> {
  const ready = outline.sites.some((site) => site.deskCount > 0) && outline.services.some((service) => service.siteCount > 0)
  return stepsOf(outline, ready && (await somebodyCanBook()))
}

/** As a visitor would ask: is there any start at all? */
async function somebodyCanBook(): Promise<boolean> {
  const { services } = await read<{ services: Service[] }>('/api/services')
  for (const service of services) {
    for (const channel of service.channels) {
      const { slots } = await read<SlotList>('/api/slots', { serviceId: service.id, channel, limit: '1' })
      if (slots.length > 0) return true
    }
  }
  return false
}
