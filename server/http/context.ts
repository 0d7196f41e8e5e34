import { createHash } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { limits } from '../../shared/contracts/limits.ts'
import type { Actor, Staff } from '../../shared/domain/actor.ts'
import type { Intent } from '../db/transact.ts'
import { RefusalError } from './problem.ts'

/** What the edge knows of a request. */
export interface Edge {
  Bindings: HttpBindings
  Variables: {
    requestId: string
    actor: Actor
    address: string
    /** what was asked for, by its name in the API or as a kind: `screen`, `asset`, `health` */
    operation: string
  }
}

/** The intent of a write: the key is the client's, the scope is the actor's, the fingerprint is of what was asked: of `said`, where a password is not to be kept in any form. */
export async function intentOf(c: Context<Edge>, said?: string): Promise<Intent> {
  const key = c.req.header('idempotency-key')
  if (!key || key.length > limits.idempotencyKey) throw new RefusalError('idempotency_key_missing')
  const fingerprint = createHash('sha256')
    .update(`${c.req.method} ${c.req.path}\n${said ?? (await c.req.text())}`)
    .digest('base64url')
  return { scope: scopeOf(c.get('actor')), key, fingerprint }
}

function scopeOf(actor: Actor): string {
  if (actor.kind === 'staff') return `staff:${actor.staffId}`
  return actor.kind === 'device' ? `device:${actor.deviceId}` : 'visitor'
}

export function deviceOf(c: Context<Edge>): Extract<Actor, { kind: 'device' }> {
  const actor = c.get('actor')
  if (actor.kind !== 'device') throw new RefusalError('device_required')
  return actor
}

export function staffOf(c: Context<Edge>): Staff {
  const actor = c.get('actor')
  if (actor.kind !== 'staff') throw new RefusalError('sign_in_required')
  return actor
}
