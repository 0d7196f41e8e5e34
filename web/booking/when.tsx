import { createEffect, createMemo, createSignal, on, onCleanup, Show } from 'solid-js'
import { limits } from '../../shared/contracts/limits.ts'
import type { Slot, SlotList } from '../../shared/contracts/slots.ts'
import { createLoaded, pathOf } from '../ui/loaded.ts'
import { type Mistake, Problem, showMistakes } from '../ui/problem.tsx'
import { Alternatives, Slots } from '../ui/slots.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { change, draft } from './draft.ts'
import { isHeld } from './hold.ts'
import { HowQuestions } from './how.tsx'
import { NothingFree } from './nothing-free.tsx'
import { interpreter, wanted } from './offer.ts'
import { Step } from './step.tsx'
import { goOn } from './steps.ts'
import { taking } from './taking.ts'
import { t } from './texts.ts'

/** Step 2, Data e orario: interpreter and channel first, because they decide which times are free. */
export function When() {
  const [asked, setAsked] = createSignal(false)
  const path = createMemo(() => (interpreter() === '' ? null : pathOf('/api/slots', { ...wanted(), siteId: draft.siteId, limit: limits.slots })))
  const list = createLoaded<SlotList>(path)
  const free = createMemo(() => withOwn(list.value()?.slots ?? [], draft.slot))
  const isNothingFree = createMemo(() => path() !== null && !list.loading() && free().length === 0)
  const mistakes = createMemo((): Mistake[] => (asked() ? missing() : []))
  // a place that has gone is not offered a second time
  createEffect(on(taking.refusal, (refusal) => refusal?.problem?.code === 'slot_gone' && list.again(), { defer: true }))
  onCleanup(taking.forget)
  const take = async (slot: Slot) => {
    if (isHeld(slot) || (await taking.take(slot))) goOn()
  }
  const next = () => {
    setAsked(true)
    if (missing().length > 0) showMistakes()
    else void take(draft.slot!)
  }
  return (
    <Step title={t('whenTitle')} next={isNothingFree() ? undefined : t('next')} busy={taking.busy()} mistakes={mistakes()} onNext={next}>
      <HowQuestions mistakes={mistakes()} />
      <Problem refusal={taking.refusal()}>
        <Alternatives slots={taking.refusal()?.problem?.alternatives ?? []} busy={taking.busy()} onTake={take} />
      </Problem>
      <Problem refusal={list.problem()} again={list.again} />
      <Show when={path() !== null}>
        <h3 class="h5 mb-3">{t('slotsTitle')}</h3>
        <Show when={!list.loading()} fallback={<Waiting shown />}>
          <Show when={free().length > 0} fallback={<Show when={list.value() && !list.problem()}>{<NothingFree />}</Show>}>
            <Slots slots={free()} chosen={draft.slot} busy={taking.busy()} onChoose={(slot) => change({ slot })} onTake={take} />
          </Show>
        </Show>
      </Show>
    </Step>
  )
}

function missing(): Mistake[] {
  if (interpreter() === '') return [{ field: 'interpreter-language', text: t('interpreterMissing') }]
  return draft.slot ? [] : [{ field: 'times', text: t('timeMissing') }]
}

/** The place this person keeps is taken for everybody else, so the search does not find it. */
function withOwn(slots: readonly Slot[], own: Slot | null): readonly Slot[] {
  if (!own || !isHeld(own) || own.siteId !== draft.siteId || slots.some((slot) => slot.start === own.start)) return slots
  return [...slots, own].sort((a, b) => a.start.localeCompare(b.start))
}
