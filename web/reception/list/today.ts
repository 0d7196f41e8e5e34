import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { Today, TodayRow } from '../../../shared/contracts/reception.ts'
import type { Refusal } from '../../kit/api.ts'
import { createLoaded, pathOf } from '../../ui/loaded.ts'

/** `key` stays the same from the appointment to the number. */
export type Row = TodayRow & { readonly key: string }

export interface TodayList {
  readonly rows: Accessor<readonly Row[]>
  readonly more: Accessor<number>
  readonly problem: Accessor<Refusal | null>
  /** the answer to what is typed now has come */
  readonly settled: Accessor<boolean>
  readonly typed: Accessor<string>
  readonly type: (text: string) => void
  readonly again: () => void
  /** the site’s today */
  readonly day: Accessor<string>
}

const typingPauseMs = 120
/** Many changes at once are one look. */
const gatherMs = 400
/** What changes without the queue: somebody books or cancels online. */
const refreshMs = 10_000

/** Today’s list, read again when the queue has changed: names stay out of the stream that everybody at the site follows. */
export function createToday(siteId: string, changed: Accessor<unknown>): TodayList {
  const [typed, setTyped] = createSignal('')
  const [asked, setAsked] = createSignal('')
  const list = createLoaded<Today>(() => pathOf(`/api/sites/${siteId}/today`, { q: asked() || null }))
  const [kept, setKept] = createStore<{ rows: Row[]; more: number; asked: string | null }>({ rows: [], more: 0, asked: null })
  let typing: ReturnType<typeof setTimeout> | undefined
  let looking: ReturnType<typeof setTimeout> | undefined
  const refresh = setInterval(list.again, refreshMs)
  onCleanup(() => {
    clearTimeout(typing)
    clearTimeout(looking)
    clearInterval(refresh)
  })
  createEffect(on(changed, soon, { defer: true }))
  createEffect(
    on(list.value, (answer) => {
      if (!answer) return
      const rows = answer.rows.map((row) => ({ ...row, key: row.appointmentId ?? row.ticketId ?? '' }))
      setKept({ more: answer.more, asked: asked() })
      setKept('rows', reconcile(rows, { key: 'key' }))
    }),
  )
  return {
    rows: () => kept.rows,
    more: () => kept.more,
    problem: list.problem,
    settled: () => kept.asked === findable(typed()),
    typed,
    type,
    again: list.again,
    day: () => list.value()?.day ?? '',
  }

  function type(text: string) {
    setTyped(text)
    clearTimeout(typing)
    // An empty field shows everybody at once
    if (findable(text) === '') setAsked('')
    else typing = setTimeout(() => setAsked(findable(text)), typingPauseMs)
  }

  function soon() {
    looking ??= setTimeout(() => {
      looking = undefined
      list.again()
    }, gatherMs)
  }
}

/** What can stand in a name, a number or a code; the server refuses the rest. */
const findable = (text: string): string =>
  text
    .replace(/[^\p{L}\p{M}\p{N} '’.-]/gu, '')
    .trim()
    .slice(0, 100)
