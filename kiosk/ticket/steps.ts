import type { Booked } from '../../shared/contracts/appointments.ts'
import type { Offer, Taken } from '../../shared/contracts/tickets.ts'
import type { InterfaceLanguage } from '../../shared/text/languages.ts'

export type OfferedSlot = Offer['slots'][number]

/** What somebody wants: a service, what follows in the same visit, and an interpreter into their language or none. */
export interface Need {
  readonly serviceId: string
  readonly further: readonly string[]
  /** goes without an interpreter */
  readonly alone: boolean
  readonly interpreter: string | undefined
}

export const servicesOf = ({ serviceId, further }: Need): readonly string[] => [serviceId, ...further]

/** One question a screen: where a visitor is, with all that was entered on the way. Dropping the steps wipes it. */
export type Step =
  | { readonly at: 'language' }
  | { readonly at: 'way' }
  | { readonly at: 'service' }
  | { readonly at: 'code' }
  | {
      readonly at: 'offer'
      readonly need: Need
      readonly offer: Offer
      readonly slotGone: boolean
      /** was wanted too, and cannot be had here today */
      readonly dropped: string | null
      readonly language: InterfaceLanguage
    }
  | { readonly at: 'more'; readonly need: Need }
  | { readonly at: 'phone'; readonly need: Need; readonly slot: OfferedSlot }
  | { readonly at: 'video'; readonly need: Need; readonly slot: OfferedSlot }
  | { readonly at: 'number'; readonly taken: Taken; readonly language: InterfaceLanguage }
  | {
      readonly at: 'booked'
      readonly booked: Booked
      readonly slot: OfferedSlot
      readonly phone: string | undefined
      readonly language: InterfaceLanguage
    }

export type StepAt<At extends Step['at']> = Extract<Step, { at: At }>

/** What somebody takes home: there is nothing left to ask, and no way back. `language`: what their slip is written in. */
export type Ending = StepAt<'number'> | StepAt<'booked'>
export const isEnding = (step: Step): step is Ending => step.at === 'number' || step.at === 'booked'
