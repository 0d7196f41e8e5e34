import { batch, createMemo, createSignal } from 'solid-js'
import type { Booked } from '../../shared/contracts/appointments.ts'
import type { Problem } from '../../shared/contracts/problem.ts'
import type { RefusalCode } from '../../shared/contracts/refusal.ts'
import type { Offer, Taken } from '../../shared/contracts/tickets.ts'
import type { InterfaceLanguage } from '../../shared/text/languages.ts'
import { Refusal, read, write } from '../../web/kit/api.ts'
import { language, speak } from '../../web/kit/text.ts'
import { interpreterInto } from '../../web/ui/interpreter-into.ts'
import { speakHouseLanguage } from '../house-language.ts'
import type { PairedDevice } from '../pairing.tsx'
import { type House, inTime, isUnpaired } from './house.ts'
import { createIntents } from './intents.ts'
import { type Ending, isEnding, type Need, type OfferedSlot, type Step, servicesOf } from './steps.ts'

export type Visit = ReturnType<typeof createVisit>

/** Longer than the three attempts of `write` need. */
const patienceMs = 20_000
const noNumberNow: readonly RefusalCode[] = ['no_interpreter_today', 'no_desk_today', 'site_closed']

/** One person in front of the kiosk, from the language to the number. `end` forgets them. */
export function createVisit(device: PairedDevice, house: House) {
  const start: readonly Step[] = [{ at: 'language' }]
  const [steps, setSteps] = createSignal(start)
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem | null>(null)
  const intents = createIntents()
  const step = () => steps()[steps().length - 1]!
  const ending = createMemo(() => steps().find(isEnding) ?? null)
  const credentials = { device: device.token }
  // A device that was paired again may still speak as the visit before.
  void speakHouseLanguage()

  return {
    step,
    ending,
    begun: () => steps().length > 1,
    busy,
    problem,
    forgive: () => setProblem(null),
    go,
    back,
    end,
    chooseLanguage,
    speakAnother,
    need,
    want,
    take,
    checkIn,
    book,
    takePhone,
  }

  function go(next: Step) {
    batch(() => {
      setProblem(null)
      setSteps([...steps(), next])
    })
  }

  function back() {
    batch(() => {
      setProblem(null)
      if (steps().length > 1) setSteps(steps().slice(0, -1))
    })
    const now = step()
    if (now.at === 'offer' && now.language !== language()) void want(need(now.need.serviceId, now.need))
  }

  function end() {
    intents.answered()
    batch(() => {
      setProblem(null)
      setSteps(start)
    })
    void speakHouseLanguage()
  }

  /** The way back from the languages leads to the same question, in the new language. */
  async function chooseLanguage(tag: InterfaceLanguage) {
    await attempt(async () => {
      await speak(tag)
      if (steps().length === 1) return go({ at: 'way' })
      back()
      const now = step()
      if (now.at === 'offer') await ask(need(now.need.serviceId, now.need), false)
    })
  }

  function speakAnother() {
    if (step().at !== 'language') go({ at: 'language' })
  }

  /** An interpreter is needed when no desk here speaks the chosen language and one of the services has interpreters. */
  function need(serviceId: string, { further = [], alone = false }: Partial<Pick<Need, 'further' | 'alone'>> = {}): Need {
    const kiosk = house.known()
    const service = kiosk?.services.find(({ id, interpreter }) => interpreter && [serviceId, ...further].includes(id))
    return { serviceId, further, alone, interpreter: alone ? undefined : interpreterInto(language(), service, kiosk) }
  }

  async function want(wanted: Need) {
    await attempt(() => ask(wanted, false))
  }

  async function take(wanted: Need) {
    await attempt(async () => {
      const further = wanted.further.length > 0 ? wanted.further : undefined
      const body = { serviceId: wanted.serviceId, language: language(), interpreter: wanted.interpreter, further }
      try {
        finish({ at: 'number', taken: await send<Taken>('/api/tickets', body), language: language() })
      } catch (error) {
        if (!isRefused(error, noNumberNow)) throw error
        await ask(wanted, false)
      }
    })
  }

  async function checkIn(code: string) {
    await attempt(async () =>
      finish({ at: 'number', taken: await send<Taken>('/api/check-ins', { code, language: language() }), language: language() }),
    )
  }

  async function book(wanted: Need, slot: OfferedSlot, phone?: string) {
    await attempt(async () => {
      const chosen = {
        serviceId: wanted.serviceId,
        siteId: slot.siteId,
        start: slot.start,
        channel: slot.channel,
        language: language(),
        interpreter: wanted.interpreter,
      }
      try {
        finish({ at: 'booked', booked: await send<Booked>('/api/appointments', { slot: chosen, phone }), slot, phone, language: language() })
      } catch (error) {
        if (!isRefused(error, ['slot_gone', 'start_in_past', 'too_soon'])) throw error
        if (step().at === 'phone') back()
        await ask(wanted, true)
      }
    })
  }

  function takePhone(wanted: Need, slot: OfferedSlot) {
    go({ at: slot.channel === 'video' ? 'video' : 'phone', need: wanted, slot })
  }

  async function ask(wanted: Need, slotGone: boolean) {
    const [offer, ...others] = await inTime(Promise.all(servicesOf(wanted).map(offerOf)), patienceMs)
    const further = wanted.further.filter((_, at) => others[at]!.number.available)
    const dropped = wanted.further.find((id) => !further.includes(id)) ?? null
    // With nothing left to follow, an interpreter may be needed no more
    const had = dropped ? need(wanted.serviceId, { further, alone: wanted.alone }) : wanted
    const before = step().at === 'offer' ? steps().slice(0, -1) : steps()
    setSteps([...before, { at: 'offer', need: had, offer: offer!, slotGone, dropped, language: language() }])

    function offerOf(serviceId: string): Promise<Offer> {
      return read<Offer>('/api/kiosk/offer', { serviceId, interpreter: wanted.interpreter, lang: language() }, credentials)
    }
  }

  async function send<T>(path: string, body: unknown): Promise<T> {
    return inTime(write<T>(path, body, credentials, intents.key(path, body)), patienceMs)
  }

  /** The end keeps nothing of the way: what is left is what the person takes home. */
  function finish(last: Ending) {
    intents.answered()
    setSteps([...start, last])
  }

  /** One thing at a time: a second press while the first is under way does nothing. */
  async function attempt(work: () => Promise<void>) {
    if (busy()) return
    setBusy(true)
    setProblem(null)
    await work().catch(refused)
    setBusy(false)
  }

  function refused(error: unknown) {
    if (!(error instanceof Refusal)) throw error
    if (error.problem === null) return house.lost()
    intents.answered()
    if (isUnpaired(error)) void device.recheck()
    setProblem(error.problem)
  }
}

const isRefused = (error: unknown, codes: readonly RefusalCode[]): boolean =>
  error instanceof Refusal && error.problem !== null && codes.includes(error.problem.code)
