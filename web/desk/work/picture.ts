import { createEffect, createMemo, createSignal, on } from 'solid-js'
import type { DeskStep, Queue } from '../../../shared/contracts/desks.ts'
import { read } from '../../kit/api.ts'
import { type Connection, follow, type Live } from '../../kit/live.ts'
import type { Clock } from '../../staff/clock.ts'

export type Seat = Queue['desks'][number]

export interface Picture {
  readonly queue: () => Queue | null
  readonly desk: () => Seat | null
  readonly hand: () => DeskStep | null
  readonly connection: () => Connection
  readonly refusal: Live<Queue>['refusal']
  /** asks once, where the stream does not bring it: the connection is lost, or a command met another step than was shown */
  readonly reread: () => Promise<void>
}

/** All that the desk shows comes from here: the stream's newest picture, or a newer one that was asked for. */
export function followQueue(siteId: string, deskId: string, clock: Clock): Picture {
  const live = follow<Queue>(`/api/sites/${siteId}/queue/stream`, {}, 'stepId')
  const [asked, setAsked] = createSignal<Queue | null>(null)
  const queue = createMemo(() => newer(live.picture.current, asked()))
  const desk = createMemo(() => queue()?.desks.find((one) => one.id === deskId) ?? null)
  createEffect(
    on(
      () => live.picture.current?.now,
      (now) => now && clock.hear(now),
    ),
  )
  return { queue, desk, hand: () => desk()?.serving ?? null, connection: live.connection, refusal: live.refusal, reread }

  async function reread() {
    setAsked(await read<Queue>(`/api/sites/${siteId}/queue`))
  }
}

function newer(live: Queue | null, asked: Queue | null): Queue | null {
  if (!live || !asked) return live ?? asked
  return asked.now > live.now ? asked : live
}
