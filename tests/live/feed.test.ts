import { describe, expect, test } from 'vitest'
import { type Clock, systemClock } from '../../server/deps.ts'
import { Feed, type Snapshot, type Subscriber, snapshotOf } from '../../server/live/feed.ts'

/** Time that passes when the test says so. */
function handClock(): Clock & { pass(ms: number): Promise<void> } {
  let at = 0
  const planned = new Set<{ at: number; run: () => void }>()
  return {
    ...systemClock,
    monotonic: () => at,
    after(ms, run) {
      const plan = { at: at + ms, run }
      planned.add(plan)
      return () => void planned.delete(plan)
    },
    async pass(ms) {
      at += ms
      for (const plan of [...planned].filter((each) => each.at <= at)) {
        planned.delete(plan)
        plan.run()
      }
      await settle()
    },
  }
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

class Reader implements Subscriber {
  readonly seen: number[] = []
  ended = false
  show({ json }: Snapshot) {
    this.seen.push(JSON.parse(json).number)
  }
  end() {
    this.ended = true
  }
}

function feedOf() {
  const clock = handClock()
  const picture = { number: 1 }
  let drawn = 0
  const feed = new Feed(clock, async () => {
    drawn++
    return snapshotOf({ ...picture }, 0)
  })
  const change = (number: number) => {
    picture.number = number
    feed.changed()
  }
  return { clock, feed, change, drawn: () => drawn }
}

/** Draws that end when the test says so, in any order. */
function slowFeed() {
  const clock = handClock()
  const draws: ((number: number) => Promise<void>)[] = []
  const feed = new Feed(
    clock,
    () =>
      new Promise<Snapshot>((resolve) => {
        draws.push((number) => {
          resolve(snapshotOf({ number }, 0))
          return settle()
        })
      }),
  )
  return { clock, feed, draws }
}

const versionOf = (number: number) => snapshotOf({ number }, 0).version

describe('whoever joins', () => {
  test('sees the picture at once, and every change after it', async () => {
    const { feed, change } = feedOf()
    const reader = new Reader()
    await feed.join(reader, '')
    change(2)
    await settle()
    expect(reader.seen).toEqual([1, 2])
  })

  test('again with the version they have sees nothing until it changes', async () => {
    const { feed, change } = feedOf()
    const reader = new Reader()
    await feed.join(reader, versionOf(1))
    expect(reader.seen).toEqual([])
    change(2)
    await settle()
    expect(reader.seen).toEqual([2])
  })

  test('again with an older version sees the whole picture', async () => {
    const { feed } = feedOf()
    const reader = new Reader()
    await feed.join(reader, versionOf(7))
    expect(reader.seen).toEqual([1])
  })

  test('between a change and its frame does not make the others miss it', async () => {
    const { clock, feed, change } = feedOf()
    const [early, late] = [new Reader(), new Reader()]
    await feed.join(early, '')
    change(2)
    await settle()
    change(3)
    await feed.join(late, '')
    expect(late.seen).toEqual([3])
    await clock.pass(250)
    expect(early.seen).toEqual([1, 2, 3])
    expect(late.seen).toEqual([3])
  })

  test('and leaves again before the picture is drawn sees nothing', async () => {
    const { feed, draws } = slowFeed()
    const reader = new Reader()
    const joined = feed.join(reader, '')
    feed.leave(reader)
    await draws[0]!(1)
    await joined
    expect(reader.seen).toEqual([])
  })

  test('while a picture is drawn that cannot be drawn is told so', async () => {
    const feed = new Feed(handClock(), () => Promise.reject(new Error('away')))
    await expect(feed.join(new Reader(), '')).rejects.toThrow('away')
  })

  test('where there is nothing to be seen any more is sent away', async () => {
    const feed = new Feed(handClock(), async () => null)
    const reader = new Reader()
    await feed.join(reader, '')
    expect(reader).toMatchObject({ seen: [], ended: true })
  })
})

describe('a picture', () => {
  test('is shown four times a second at most, and the last one always', async () => {
    const { clock, feed, change } = feedOf()
    const reader = new Reader()
    await feed.join(reader, '')
    for (let number = 2; number <= 101; number++) {
      change(number)
      await clock.pass(10)
    }
    await clock.pass(250)
    expect(reader.seen.length).toBeLessThanOrEqual(1 + 4 + 1)
    expect(reader.seen.at(-1)).toBe(101)
  })

  test('in which nothing has changed is not shown', async () => {
    const { clock, feed, change } = feedOf()
    const reader = new Reader()
    await feed.join(reader, '')
    change(1)
    await clock.pass(250)
    expect(reader.seen).toEqual([1])
  })

  test('that was drawn in vain holds up no change', async () => {
    const { feed, change } = feedOf()
    const reader = new Reader()
    await feed.join(reader, '')
    change(1)
    await settle()
    change(2)
    await settle()
    expect(reader.seen).toEqual([1, 2])
  })

  test('is not drawn while nobody looks', async () => {
    const { change, drawn } = feedOf()
    for (let number = 2; number < 20; number++) change(number)
    await settle()
    expect(drawn()).toBe(0)
  })

  test('that took long never comes after a newer one', async () => {
    const { feed, draws } = slowFeed()
    const reader = new Reader()
    const joined = feed.join(reader, '')
    feed.changed()
    await draws[1]!(2)
    await draws[0]!(1)
    await joined
    expect(reader.seen).toEqual([2])
  })

  test('that was begun before somebody joined is not shown to them after their own', async () => {
    const { feed, draws } = slowFeed()
    const [early, late] = [new Reader(), new Reader()]
    const first = feed.join(early, '')
    await draws[0]!(1)
    await first
    feed.changed()
    const second = feed.join(late, '')
    await draws[2]!(3)
    await second
    await draws[1]!(2)
    expect(late.seen).toEqual([3])
    expect(early.seen).toEqual([1, 2])
  })

  test('that changes while it is drawn is drawn again', async () => {
    const { clock, feed, draws } = slowFeed()
    const reader = new Reader()
    const joined = feed.join(reader, '')
    await draws[0]!(1)
    await joined
    feed.changed()
    feed.changed()
    await draws[1]!(2)
    await clock.pass(250)
    await draws[2]!(3)
    expect(reader.seen).toEqual([1, 2, 3])
  })

  test('that cannot be drawn once is drawn at the next change', async () => {
    let away = false
    let number = 1
    const clock = handClock()
    const feed = new Feed(clock, async () => {
      if (away) throw new Error('away')
      return snapshotOf({ number: number++ }, 0)
    })
    const reader = new Reader()
    await feed.join(reader, '')
    away = true
    feed.changed()
    await clock.pass(250)
    away = false
    feed.changed()
    await clock.pass(250)
    expect(reader.seen).toEqual([1, 2])
    expect(reader.ended).toBe(false)
  })
})

describe('a feed that closes', () => {
  test('ends every stream, and draws no more', async () => {
    const { clock, feed, change, drawn } = feedOf()
    const reader = new Reader()
    await feed.join(reader, '')
    change(2)
    await settle()
    change(3)
    feed.close()
    const before = drawn()
    await clock.pass(1000)
    expect(reader).toMatchObject({ seen: [1, 2], ended: true })
    expect(drawn()).toBe(before)
  })

  test('takes nobody in afterwards', async () => {
    const { feed } = feedOf()
    feed.close()
    const reader = new Reader()
    await feed.join(reader, '')
    expect(reader).toMatchObject({ seen: [], ended: true })
  })
})
