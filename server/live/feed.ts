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

/**
 * One picture for many: made once per change, only while somebody looks. The first change is shown at once, those that follow
 * within a quarter of a second become one frame.
 */
export class Feed {
  readonly #clock: Clock
  readonly #draw: () => Promise<Snapshot | null>
  readonly #subscribers = new Set<Subscriber>()
  #shown: Snapshot | null = null
  #lastFrame = Number.NEGATIVE_INFINITY
  #drawing = false
  #stale = false
  #cancelPlan: (() => void) | null = null

  constructor(clock: Clock, draw: () => Promise<Snapshot | null>) {
    this.#clock = clock
    this.#draw = draw
  }

  get watched(): boolean {
    return this.#subscribers.size > 0
  }

  async join(subscriber: Subscriber, lastVersion: string): Promise<void> {
    // Joins first and draws then, so that no change between the two is missed
    this.#subscribers.add(subscriber)
    const snapshot = await this.#draw()
    if (!this.#subscribers.has(subscriber)) return
    if (!snapshot) return subscriber.end()
    this.#shown = snapshot
    if (snapshot.version !== lastVersion) subscriber.show(snapshot)
  }

  leave(subscriber: Subscriber): void {
    this.#subscribers.delete(subscriber)
  }

  changed(): void {
    if (!this.watched) return
    this.#stale = true
    if (this.#drawing || this.#cancelPlan) return
    const due = this.#lastFrame + framePauseMs - this.#clock.monotonic()
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
    this.#lastFrame = this.#clock.monotonic()
    try {
      this.#show(await this.#draw())
    } catch {
      // The next change or the next round draws again; a board keeps what it shows
    }
    this.#drawing = false
    if (this.#stale) this.changed()
  }

  #show(snapshot: Snapshot | null): void {
    if (!snapshot) {
      for (const subscriber of this.#subscribers) subscriber.end()
      return
    }
    if (snapshot.version === this.#shown?.version) return
    this.#shown = snapshot
    for (const subscriber of this.#subscribers) subscriber.show(snapshot)
  }

  close(): void {
    this.#cancelPlan?.()
    for (const subscriber of this.#subscribers) subscriber.end()
    this.#subscribers.clear()
  }
}
