import { type Accessor, createMemo, createSignal } from 'solid-js'
import { createStore, reconcile, type SetStoreFunction, unwrap } from 'solid-js/store'
import type { NetworkChange, PartKind, Touched } from '../../../shared/contracts/network-changes.ts'
import { merge } from '../../../shared/domain/merge.ts'
import { same } from '../../../shared/domain/same.ts'
import type { Refusal } from '../../kit/api.ts'
import { createSending, type Sending } from '../../staff/sending.ts'
import type { Session } from '../../staff/session.ts'
import { createFieldMistakes, type FieldMistakes } from './field-mistakes.ts'
import { mistakesOf } from './mistakes.ts'
import { makeChange, type ReadPart, readPart, rehearse } from './requests.ts'
import type { PartValue } from './value.ts'

/** A change that would touch what people have booked, or take something away: it waits for a yes. */
export interface Question {
  readonly change: NetworkChange
  readonly touched: Touched
}

export interface Part<Value extends object> extends FieldMistakes {
  readonly isNew: Accessor<boolean>
  /** it has been read; before that the draft is the blank form */
  readonly ready: Accessor<boolean>
  readonly draft: Value
  readonly edit: SetStoreFunction<Value>
  /** the draft holds what is not saved yet */
  readonly changed: Accessor<boolean>
  readonly saved: Accessor<boolean>
  /** how many appointments the last change left to be planned anew */
  readonly replanned: Accessor<number>
  readonly sending: Sending
  readonly question: Accessor<Question | null>
  /** somebody else has saved; `conflicts` fields were changed by both, and theirs can be looked at */
  readonly meanwhile: Accessor<Meanwhile | null>
  readonly load: () => Promise<void>
  readonly save: () => Promise<void>
  readonly takeAway: () => Promise<void>
  /** answers the question with yes, or with no */
  readonly confirm: () => Promise<void>
  readonly goBack: () => void
  /** back to what is saved */
  readonly cancel: () => void
  /** the version of somebody else becomes the base; the draft stays, with what only they have changed */
  readonly takeTheirs: () => Promise<void>
  /** shows the version beside the one that stands in the form, and the other way round */
  readonly swap: () => void
}

export interface Meanwhile {
  readonly conflicts: number
  readonly showing: 'mine' | 'theirs'
}

interface Options<Kind extends PartKind, Value> {
  readonly session: Session
  readonly kind: Kind
  /** null: a new one */
  readonly id: string | null
  /** what a new one begins with, and what stands in the form until it is read */
  readonly blank: Value
  /** what is saved of a draft, where a form holds it in a way of its own */
  readonly prepare?: (draft: Value) => Value
  readonly onSaved?: (id: string, wasNew: boolean, saved: Value) => void
  readonly onGone?: (id: string, last: Value) => void
}

/** One part of the network in a form: what is saved, what is typed, and the way from one to the other. */
export const createPart: <Kind extends PartKind>(options: Options<Kind, PartValue<Kind>>) => Part<PartValue<Kind>> = partOf

function partOf<Value extends object>({ session, kind, id, blank, prepare, onSaved, onGone }: Options<PartKind, Value>): Part<Value> {
  const sending = createSending(session)
  const [store, write] = createStore<object>(copy(blank))
  const draft = store as Value
  const replace = (value: Value) => write(reconcile<object, object>(copy(value)))
  const [base, setBase] = createSignal<ReadPart<Value> | null>(null)
  const [saved, setSaved] = createSignal(false)
  const [replanned, setReplanned] = createSignal(0)
  const [gone, setGone] = createSignal(false)
  const [question, setQuestion] = createSignal<Question | null>(null)
  const [beside, setBeside] = createSignal<(Meanwhile & { readonly other: Value }) | null>(null)
  const isNew = () => id === null && base() === null
  const changed = createMemo(() => !gone() && !same(draft, base()?.value ?? blank))
  const fields = createFieldMistakes(createMemo(() => mistakesOf(sending.refusal(), unwrap(draft))))
  const idOf = () => id ?? ('id' in draft ? String(draft.id) : kind)
  if (id !== null) void load()

  return {
    isNew,
    ready: () => id === null || base() !== null,
    draft,
    edit: write as unknown as SetStoreFunction<Value>,
    changed,
    saved,
    replanned,
    sending,
    question,
    ...fields,
    meanwhile: beside,
    load,
    save: () => propose(prepare ? prepare(copy(unwrap(draft))) : copy(unwrap(draft))),
    takeAway: () => propose(null),
    confirm,
    goBack: () => setQuestion(null),
    cancel,
    takeTheirs,
    swap,
  }

  async function load() {
    await sending.send(async () => become(await readPart<Value>(kind, idOf())))
  }

  async function propose(value: Value | null) {
    setSaved(false)
    setReplanned(0)
    const change = { kind, id: idOf(), base: base()?.version ?? null, value } as NetworkChange
    await sending.send(async () => {
      const touched = await rehearse(change)
      if (value === null || touchesAnything(touched)) setQuestion({ change, touched })
      else await make({ change, touched })
    })
  }

  async function confirm() {
    const asked = question()
    if (!asked) return
    if (await sending.send(() => make(asked))) return
    const code = sending.refusal()?.problem?.code
    setQuestion(null)
    // what would be touched has changed since it was shown: it is shown anew
    if (code === 'touches_changed') await propose(asked.change.value as Value | null)
  }

  async function make({ change, touched }: Question) {
    await makeChange(change, touched.seal)
    // a desk that came or went is one that somebody may open
    if (kind === 'site') void session.refresh()
    setQuestion(null)
    if (change.value === null) {
      setGone(true)
      return onGone?.(change.id, copy(unwrap(draft)))
    }
    const wasNew = isNew()
    become(await readPart<Value>(kind, change.id))
    setBeside(null)
    setReplanned(touched.replanCount)
    // a new one is opened again under its own address, where it says so
    setSaved(!wasNew)
    onSaved?.(change.id, wasNew, copy(unwrap(draft)))
  }

  function become(part: ReadPart<Value>) {
    setBase(part)
    replace(part.value)
  }

  function cancel() {
    sending.forget()
    setSaved(false)
    setBeside(null)
    replace(base()?.value ?? blank)
  }

  async function takeTheirs() {
    await sending.send(async () => {
      const theirs = await readPart<Value>(kind, idOf())
      const { value, conflicts } = merge(base()?.value ?? blank, copy(unwrap(draft)), theirs.value)
      setBase(theirs)
      replace(value)
      setBeside({ conflicts, showing: 'mine', other: theirs.value })
    })
  }

  function swap() {
    const now = beside()
    if (!now) return
    const other = copy(unwrap(draft))
    replace(now.other)
    setBeside({ ...now, showing: now.showing === 'mine' ? 'theirs' : 'mine', other })
  }
}

export const touchesAnything = (touched: Touched): boolean =>
  touched.replanCount + touched.reassignedCount + touched.waitingCount + touched.elsewhereCount + touched.restoredCount > 0

/** A form never writes into what was read, nor the other way round. */
const copy = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value))

export const wasChangedMeanwhile = (refusal: Refusal | null): boolean => refusal?.problem?.code === 'changed_meanwhile'
