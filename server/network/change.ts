import type { NetworkChange, Touched } from '../../shared/contracts/network-changes.ts'
import type { Actor } from '../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import { mayChange } from '../../shared/domain/setup.ts'
import type { Tx } from '../db/transact.ts'
import { changedFile, differencesOf, refusedWhole } from './file/changes.ts'
import { canonicalFile } from './file/export.ts'
import { type Parts, partKey, partsOf, placesOf, versionOf } from './file/parts.ts'
import { applyDifferences, currentNetwork } from './save/apply.ts'
import { takeNetworkTurn } from './store.ts'

export interface ChangesMade {
  readonly touched: Touched
  /** by kind and id, `site/centre` */
  readonly versions: Readonly<Record<string, string>>
}

/**
 * Puts and takes away parts of the network, all or none, and says what it touches. `seal` is of the rehearsal that somebody has
 * agreed to; without one, whatever it touches is agreed to.
 */
export async function changeNetwork(tx: Tx, actor: Actor, changes: readonly NetworkChange[], seal: string | null): Promise<Decision<ChangesMade>> {
  const version = await takeNetworkTurn(tx.db)
  if (version === null) return refused('not_found')
  const current = await currentNetwork(tx, version)
  const [before, parts] = [current.file(), current.parts()]
  for (const change of changes) {
    const allowed = standing(parts, actor, change)
    if (!allowed.ok) return allowed
  }
  const wanted = changedFile(before, changes)
  const changed = new Set(changes.map(({ kind, id }) => partKey(kind, id)))
  const broken = refusedWhole(before, wanted, changed)
  if (broken) return broken
  const after = canonicalFile(wanted, changed)
  const differences = differencesOf(before, after)
  const touched = await applyDifferences(tx, current, differences, after.zone)
  if (!touched.ok) return touched
  if (seal !== null && touched.value.seal !== seal) return refused('touches_changed')
  return accepted({ touched: touched.value, versions: versionsOf(partsOf(after), changes) })
}

/** May this actor, and is the part still as they saw it? */
function standing(parts: Parts, actor: Actor, { kind, id, base, value }: NetworkChange): Decision<null> {
  const part = parts.get(partKey(kind, id))
  const allowed = mayChange(actor, { kind, id, before: part ? rightsOn(part.kind, part.value) : null, after: value ? rightsOn(kind, value) : null })
  if (!allowed.ok) return allowed
  if (!part && (value === null || alone.has(kind))) return refused('not_found')
  if (value === null && alone.has(kind)) return refused('not_allowed')
  if (value && 'id' in value && value.id !== id) return refused('network_invalid', [{ path: 'id', expected: id, check: 'otherId' }])
  const current = part ? versionOf(part.value) : null
  return current === base ? accepted(null) : refused('changed_meanwhile', [{ path: `${kind}.${id}`, expected: nameOf(part?.value ?? value) }])
}

const alone: ReadonlySet<string> = new Set(['network', 'travel'])

const nameOf = (value: unknown): string => (value as { name?: string } | null)?.name ?? ''

function rightsOn(kind: NetworkChange['kind'], value: unknown): { areaId?: string; siteIds?: readonly string[] } {
  if (kind === 'site') return { areaId: (value as { area: string }).area }
  return kind === 'person' ? { siteIds: placesOf({ value }) } : {}
}

const versionsOf = (parts: Parts, changes: readonly NetworkChange[]): ChangesMade['versions'] =>
  Object.fromEntries(
    changes.flatMap(({ kind, id }) => {
      const part = parts.get(partKey(kind, id))
      return part ? [[`${kind}/${id}`, versionOf(part.value)]] : []
    }),
  )
