import type { NetworkFile } from '../../../shared/contracts/network-file.ts'
import { accepted, type Decision } from '../../../shared/domain/decision.ts'
import type { Tx } from '../../db/transact.ts'
import type { PartDifference } from '../file/changes.ts'
import { retire } from '../store.ts'
import { saveNamed, saveNetwork, saveService, saveTravel } from './network-store.ts'
import { retirePerson, savePerson } from './person-store.ts'
import { refusedSaving } from './refusals.ts'
import { retireSite, saveSite } from './site-store.ts'

/** Hears of each part that has been written. */
export type OnPart = (done: number, total: number) => void

/** Writes what differs, in the order given; nothing is deleted that an appointment, a number or a figure speaks of. */
export async function saveParts(tx: Tx, differences: readonly PartDifference[], zone: string, onPart?: OnPart): Promise<Decision<null>> {
  for (const [at, difference] of differences.entries()) {
    const no = await refusedSaving(tx.db, difference)
    if (no) return no
    await savePart(tx, difference, zone)
    tx.record(eventOf(difference))
    onPart?.(at + 1, differences.length)
  }
  return accepted(null)
}

function savePart({ db, now, chance }: Tx, { kind, id, before, after }: PartDifference, zone: string): Promise<unknown> {
  switch (kind) {
    case 'network':
      return saveNetwork(db, before as NetworkFile, after as NetworkFile)
    case 'area':
    case 'institution':
      return after === null ? retire(db, kind, id, now) : saveNamed(db, kind, after as { id: string; name: string })
    case 'service':
      return after === null ? retire(db, kind, id, now) : saveService(db, after as NetworkFile['services'][number])
    case 'site':
      return after === null ? retireSite(db, id, now) : saveSite(db, chance, after as NetworkFile['sites'][number], zone, now)
    case 'person':
      return after === null ? retirePerson(db, id) : savePerson(db, chance, after as NetworkFile['people'][number])
    case 'travel':
      return saveTravel(db, after as NetworkFile['travel'])
  }
}

const eventOf = ({ kind, id }: PartDifference) => ({
  kind: 'networkChanged' as const,
  siteId: kind === 'site' ? id : null,
  ...(kind === 'person' ? { resourceId: id } : {}),
  partId: id,
  code: kind,
})
