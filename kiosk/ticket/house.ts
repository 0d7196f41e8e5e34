import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { Kiosk } from '../../shared/contracts/tickets.ts'
import { Refusal, read } from '../../web/kit/api.ts'
import { language } from '../../web/kit/text.ts'
import type { PairedDevice } from '../pairing.tsx'

export interface House {
  /** what this kiosk can give, in the language of the screen; null until it is known in that language */
  readonly kiosk: () => Kiosk | null
  /** the last known state in whatever language, for what has no language */
  readonly known: () => Kiosk | null
  readonly away: () => boolean
  readonly lost: () => void
  /** server time minus the time of this device, in milliseconds */
  readonly offsetMs: () => number
}

const steadyMs = 15_000
const retryMs = 3000
const patienceMs = 8000

/** Asks again and again what the kiosk can give, so that opening, closing and the server's return show by themselves. */
export function createHouse(device: PairedDevice): House {
  const [answer, setAnswer] = createSignal<{ readonly language: string; readonly kiosk: Kiosk } | null>(null)
  const [away, setAway] = createSignal(false)
  const [offsetMs, setOffsetMs] = createSignal(0)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  createEffect(on(language, () => void ask()))
  onCleanup(() => {
    asked = Number.NaN
    clearTimeout(timer)
  })
  return {
    kiosk: () => (answer()?.language === language() ? answer()!.kiosk : null),
    known: () => answer()?.kiosk ?? null,
    away,
    lost,
    offsetMs,
  }

  function lost() {
    setAway(true)
    askIn(retryMs)
  }

  function askIn(ms: number) {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), ms)
  }

  async function ask() {
    const turn = ++asked
    const asking = language()
    try {
      const kiosk = await inTime(read<Kiosk>('/api/kiosk', {}, { device: device.token }), patienceMs)
      if (turn !== asked) return
      setAnswer({ language: asking, kiosk })
      setOffsetMs(kiosk.now ? Date.parse(kiosk.now) - Date.now() : 0)
      setAway(false)
      askIn(steadyMs)
    } catch (error) {
      if (turn !== asked) return
      if (isUnpaired(error)) void device.recheck()
      setAway(true)
      askIn(retryMs)
    }
  }
}

export const isUnpaired = (error: unknown): boolean => error instanceof Refusal && [401, 403].includes(error.problem?.status ?? 0)

/** A server that accepts and never answers is as far away as one that is off. */
export const inTime = <T>(answer: Promise<T>, ms: number): Promise<T> =>
  Promise.race([answer, new Promise<never>((_, reject) => setTimeout(() => reject(new Refusal(null)), ms))])
