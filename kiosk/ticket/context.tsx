import { createContext, useContext } from 'solid-js'
import type { Text } from '../../shared/text/text.ts'
import type { Tongue } from '../../web/kit/tongues.ts'
import type { SlipKey } from '../../web/ui/wait-words.ts'
import type { House } from './house.ts'
import type { Visit } from './visit.ts'

export type KioskKey = keyof typeof import('../../shared/text/it/kiosk.json') | SlipKey

/** What every screen of the kiosk has at hand. */
export interface Surroundings {
  readonly t: Text<KioskKey>
  readonly tongues: readonly Tongue<KioskKey>[]
  readonly house: House
  readonly visit: Visit
  /** a printer stands under this kiosk */
  readonly printer: () => boolean
  readonly print: () => void
  /** seconds until the screen forgets this visit; null while there is nothing to forget */
  readonly left: () => number | null
}

const Context = createContext<Surroundings>()
export const SurroundingsProvider = Context.Provider
export const useKiosk = (): Surroundings => useContext(Context)!
