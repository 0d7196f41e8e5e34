import { createMemo, createResource } from 'solid-js'
import type { Queue } from '../../../shared/contracts/desks.ts'
import type { UnavailabilityList } from '../../../shared/contracts/unavailability.ts'
import { Refusal, read } from '../../kit/api.ts'
import { follow } from '../../kit/live.ts'

export type Away = UnavailabilityList['unavailability'][number]

/** What the page of a day shows: the queue, live, and who cannot be had, read again after each change. */
export function createDay(siteId: string) {
  const live = follow<Queue>(`/api/sites/${siteId}/queue/stream`, {}, 'stepId')
  const queue = createMemo(() => live.picture.current)
  const [list, { refetch }] = createResource(() => read<UnavailabilityList>(`/api/sites/${siteId}/unavailability`))
  const day = createMemo(() => {
    const picture = queue()
    return picture ? dayIn(picture.zone, picture.now) : ''
  })
  const away = createMemo(() =>
    (list.error ? [] : (list.latest?.unavailability ?? [])).filter((each) => each.fromDay <= day() && day() <= each.toDay),
  )
  return {
    queue,
    day,
    away,
    connection: live.connection,
    refusal: () => live.refusal() ?? (list.error instanceof Refusal ? list.error : null),
    readAgain: async () => void (await refetch()),
  }
}
export type Day = ReturnType<typeof createDay>

/** `2026-11-24` in the site's own zone */
const dayIn = (zone: string, instant: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant))
