import { type Accessor, createMemo, createSignal } from 'solid-js'
import type { Booked } from '../../shared/contracts/appointments.ts'
import type { Poster, Today } from '../../shared/contracts/reception.ts'
import type { Slot } from '../../shared/contracts/slots.ts'
import type { Taken } from '../../shared/contracts/tickets.ts'
import { shortDay } from '../../shared/text/when.ts'
import { read, write } from '../kit/api.ts'
import { language } from '../kit/text.ts'
import { createSending, type Sending } from '../staff/sending.ts'
import type { Session } from '../staff/session.ts'
import { printOn } from '../ui/print.ts'
import { type BookedPaper, type OnPaper, printSlip } from '../ui/slip.tsx'
import type { BookBegin, BookWish } from './book/book-dialog.tsx'
import type { GiveWish } from './give/give-dialog.tsx'
import { mayGoBack, placeWords } from './list/row-words.ts'
import type { Row, TodayList } from './list/today.ts'
import type { AddStepWish } from './person/add-step-dialog.tsx'
import { createPrinting } from './printing.ts'
import { isolate, useText } from './text.ts'

export type Task =
  | { readonly kind: 'give' | 'addStep' | 'move' | 'cancel' | 'turn' | 'poster' }
  | { readonly kind: 'book'; readonly begin: BookBegin; readonly after?: Leaving }
  | { readonly kind: 'booked'; readonly paper: BookedPaper; readonly after?: Leaving | undefined }
  | Leaving

/** A number to be taken off the queue. */
export interface Leaving {
  readonly kind: 'leave'
  readonly ticketId: string
  readonly label: string
}

export const leaving = ({ ticketId, face }: Row): Leaving => ({ kind: 'leave', ticketId: ticketId!, label: face?.label ?? '' })

export type Work = ReturnType<typeof createWork>

interface WorkDeps {
  readonly siteId: string
  readonly siteName: Accessor<string>
  readonly hasKiosk: Accessor<boolean>
  readonly session: Session
  readonly list: TodayList
  /** back to the field that is always ready */
  readonly toField: () => void
}

/** What the reception is about: who is chosen, what is being done for them, and what comes out of the printer. */
export function createWork({ siteId, siteName, hasKiosk, session, list, toField }: WorkDeps) {
  const t = useText()
  /** of the dialog that is open */
  const sending: Sending = createSending(session)
  /** what needs no dialog: it may still be under way while the next one is open */
  const atOnce: Sending = createSending(session)
  const printing = createPrinting()
  const [task, setTask] = createSignal<Task | null>(null)
  const [pinned, setPinned] = createSignal<string | null>(null)
  const [paper, setPaper] = createSignal<OnPaper | null>(null)
  const [sheet, setSheet] = createSignal<Poster | null>(null)
  const [said, setSaid] = createSignal('')
  /** Whoever was pointed at, else the first of those found: never somebody of an older search. */
  const chosen = createMemo<Row | null>(() => {
    const rows = list.rows()
    const first = list.typed().trim() !== '' && list.settled() ? rows[0] : undefined
    return rows.find((row) => row.key === pinned()) ?? first ?? null
  })
  const at = (path: string) => `/api/sites/${siteId}/${path}`

  return {
    sending,
    atOnce,
    printing,
    task,
    begin,
    end,
    chosen,
    choose,
    said,
    paper,
    sheet,
    give,
    admit,
    addStep,
    reprint,
    sendBack,
    book,
    bookFor,
    leave,
    move,
    cancel,
    print,
    printSheet,
  }

  function begin(next: Task) {
    sending.forget()
    setTask(next)
  }

  /** A dialog says late that it has been closed: by then the next one may be open. */
  function end(finished: Task | null = task()) {
    if (task() !== finished) return
    setTask(null)
    toField()
  }

  function choose(key: string | null) {
    setSaid('')
    sending.forget()
    atOnce.forget()
    setPinned(key)
  }

  async function give(wish: GiveWish) {
    const before = whatIsUnderWay()
    await sending.send(async () => hand(await write<Taken>(at('tickets'), wish), null, before))
  }

  async function admit(row: Row) {
    if (row.appointmentId === null || row.arrival !== 'now') return
    const before = whatIsUnderWay()
    await atOnce.send(async () => hand(await write<Taken>(at('check-ins'), { appointmentId: row.appointmentId }), row.key, before))
  }

  async function addStep(row: Row, { service, interpreter }: AddStepWish) {
    const asking = task()
    await sending.send(async () => {
      await write(`/api/tickets/${row.ticketId}/steps`, { serviceId: service.id, interpreter })
      setSaid(t('stepAdded', { number: isolate(row.face?.label ?? ''), service: isolate(service.name) }))
      list.again()
      end(asking)
    })
  }

  /** A number that was lost: the same paper once more. */
  async function reprint(row: Row) {
    if (row.ticketId === null) return
    await atOnce.send(async () => {
      const taken = await write<Taken>(`/api/tickets/${row.ticketId}/reprint`)
      setSaid(t('printed', { number: isolate(taken.face.label) }))
      print({ at: 'number', taken, language: taken.language })
    })
    toField()
  }

  /** Somebody who was called and not there, or was set aside: to the place they had, which is said. */
  async function sendBack(row: Row) {
    if (!mayGoBack(row)) return
    await atOnce.send(async () => {
      await write(`/api/steps/${row.stepId}/${row.status === 'absent' ? 'return' : 'resume'}`)
      const number = isolate(row.face!.label)
      const { rows } = await read<Today>(at('today'), { q: row.face!.label })
      const now = rows.find(({ ticketId }) => ticketId === row.ticketId)
      const place = now && placeWords(now, t)
      setSaid(place ? t('backAt', { number, place }) : t('back', { number }))
      list.again()
    })
    toField()
  }

  function whatIsUnderWay() {
    return { task: task(), typed: list.typed() }
  }

  /** Whoever has gone on meanwhile, to the next dialog or the next name, is not called back. */
  function hand(taken: Taken, key: string | null, before: ReturnType<typeof whatIsUnderWay>) {
    list.again()
    setSaid(t('given', { number: isolate(taken.face.label) }))
    if (printing.byItself()) print({ at: 'number', taken, language: taken.language })
    if (task() !== before.task) return
    setTask(null)
    if (list.typed() !== before.typed) return
    list.type('')
    setPinned(key ?? taken.ticketId)
    toField()
  }

  /** What they came for and cannot have today; once it is booked, their number has no use any more. */
  function bookFor(row: Row) {
    const stranded = row.stranded!
    const { serviceId, interpreter } = stranded
    const wish = { language: interpreter ?? row.language, alone: interpreter === null, known: serviceId !== null }
    begin({ kind: 'book', begin: serviceId === null ? wish : { ...wish, serviceId }, ...(stranded.later ? {} : { after: leaving(row) }) })
  }

  function book(wish: BookWish): Promise<boolean> {
    const { slot, ...person } = wish
    const asking = task()
    const after = asking?.kind === 'book' ? asking.after : undefined
    return sending.send(async () => {
      const booked = await write<Booked>(at('appointments'), { ...person, siteId: slot.siteId, start: slot.start })
      const named = { ...slot, siteName: slot.siteId === siteId ? siteName() : '' }
      const phone = wish.channel === 'phone' ? wish.phone : undefined
      begin({
        kind: 'booked',
        after,
        paper: { at: 'booked', booked, slot: named, phone, language: wish.language, keep: hasKiosk() ? 'bookedKeep' : 'bookedBring' },
      })
      list.again()
    })
  }

  function move(row: Row, slot: Slot): Promise<boolean> {
    const asking = task()
    return sending.send(async () => {
      await write(at(`appointments/${row.appointmentId}/move`), { start: slot.start })
      setSaid(t('moved', { when: t('slot', { day: shortDay(slot.day, language()), time: slot.time }) }))
      list.again()
      end(asking)
    })
  }

  async function cancel(row: Row) {
    const asking = task()
    await sending.send(async () => {
      await write(at(`appointments/${row.appointmentId}/cancel`))
      setSaid(t('cancelledNow'))
      list.again()
      end(asking)
    })
  }

  async function leave(off: Leaving) {
    await sending.send(async () => {
      await write(`/api/tickets/${off.ticketId}/take-off`)
      setSaid(t('takenOff', { number: isolate(off.label) }))
      list.again()
      end(off)
    })
  }

  function print(next: OnPaper) {
    setSheet(null)
    setPaper(next)
    printSlip()
  }

  function printSheet(poster: Poster) {
    setPaper(null)
    setSheet(poster)
    requestAnimationFrame(() => printOn('A4'))
  }
}
