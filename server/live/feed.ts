import { createHash } from 'node:crypto'
import type { Clock } from '../deps.ts'

/** A whole picture as it goes over the wire: cached bytes, and a version that follows from what it shows. */
export interface Snapshot {
  readonly version: string
  readonly json: string
}

/** The version leaves `now` out: a picture in which nothing has changed is not a new one. */
export function snapshotOf(picture: object, now: number): Snapshot {
  const version = createHash('sha256').update(JSON.stringify(picture)).digest('base64url').slice(0, 16)
  return { version, json: JSON.stringify({ ...picture, version, now: new Date(now).toISOString() }) }
}

export interface Subscriber {
  /** the newest picture; never an old one after a newer one */
  show(snapshot: Snapshot): void
  /** the picture cannot be made any more: the stream ends */
  end(): void
}

/** At most four frames a second on a stream. */
const framePauseMs = 250

/** What was drawn in vain, because nothing that is shown has changed, is no frame; but at most a fifth of the time goes into it. */
const restAfterDrawing = 4

/** What a subscriber has: the version, and when the drawing of it began among all drawings. */
interface Seen {
  version: string
  turn: number
}

/**
 * One picture for many: made once per change, only while somebody looks. The first change is shown at once, those that follow
 * within a quarter of a second become one frame.
 */
export class Feed {
  readonly #clock: Clock
  readonly #draw: () => Promise<Snapshot | null>
  readonly #seen = new Map<Subscriber, Seen>()
  #turns = 0
  #nextFrame = Number.NEGATIVE_INFINITY
  #drawing = false
  #stale = false
  #closed = false
  #cancelPlan: (() => void) | null = null

  constructor(clock: Clock, draw: () => Promise<Snapshot | null>) {
    this.#clock = clock
    this.#draw = draw
  }

  get watchers(): number {
    return this.#seen.size
  }

  get watched(): boolean {
    return this.watchers > 0
  }

  /** Shows the picture, unless it is the one that `subscriber` had when its last stream ended. Rejects when it cannot be drawn. */
  async join(subscriber: Subscriber, lastVersion: string): Promise<void> {
    if (this.#closed) return subscriber.end()
    const turn = ++this.#turns
    // Joins first and draws then, so that no change between the two is missed
    this.#seen.set(subscriber, { version: lastVersion, turn })
    this.#show(subscriber, await this.#draw(), turn)
  }

  leave(subscriber: Subscriber): void {
    this.#seen.delete(subscriber)
  }

  changed(): void {
    if (!this.watched) return
    this.#stale = true
    if (this.#drawing || this.#cancelPlan) return
    const due = this.#nextFrame - this.#clock.monotonic()
    if (due <= 0) void this.#frame()
    else
      this.#cancelPlan = this.#clock.after(due, () => {
        this.#cancelPlan = null
        void this.#frame()
      })
  }

  async #frame(): Promise<void> {
    this.#drawing = true
    this.#stale = false
    const began = this.#clock.monotonic()
    const turn = ++this.#turns
    let isFrame = false
    try {
      const snapshot = await this.#draw()
      for (const subscriber of this.#seen.keys()) if (this.#show(subscriber, snapshot, turn)) isFrame = true
    } catch {
      // The next change or the next round draws again; a board keeps what it shows
    }
    const took = this.#clock.monotonic() - began
    this.#nextFrame = began + (isFrame ? framePauseMs : Math.min(framePauseMs, took * (1 + restAfterDrawing)))
    this.#drawing = false
    if (this.#stale) this.changed()
  }

  // What each has is kept, not what was drawn last: somebody who joins between a change and its frame must not make the others miss it
  #show(subscriber: Subscriber, snapshot: Snapshot | null, turn: number): boolean {
    const seen = this.#seen.get(subscriber)
    if (!seen || turn < seen.turn) return false
    if (!snapshot) {
      subscriber.end()
      return false
    }
    const isNew = seen.version !== snapshot.version
    seen.version = snapshot.version
    seen.turn = turn
    if (isNew) subscriber.show(snapshot)
    return isNew
  }

  close(): void {
    this.#closed = true
    this.#cancelPlan?.()
    for (const subscriber of this.#seen.keys()) subscriber.end()
    this.#seen.clear()
  }
}
