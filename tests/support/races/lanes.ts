/** So many clients at once, each with its next turn as soon as the last is over, while `turn` answers true. */
export async function inLanes(lanes: number, turn: (lane: number) => Promise<boolean>): Promise<void> {
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      while (await turn(lane));
    }),
  )
}

/** Every one of `list`, so many at once. */
export async function eachInLanes<T>(lanes: number, list: readonly T[], task: (each: T) => Promise<void>): Promise<void> {
  let next = 0
  await inLanes(lanes, async () => {
    const each = list[next++]
    if (each === undefined) return false
    await task(each)
    return true
  })
}
