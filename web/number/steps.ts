import { createSignal } from 'solid-js'

/** One question a screen. The way back of the phone leads to the question before. */
export type Step = { readonly at: 'language' } | { readonly at: 'need' } | { readonly at: 'offer'; readonly serviceId: string }

const [step, setStep] = createSignal<Step>({ at: 'language' })
const [moved, setMoved] = createSignal(false)

export { moved, step }

export function go(next: Step): void {
  history.pushState(next, '')
  show(next)
}

export const goBack = (): void => history.back()

addEventListener('popstate', (event) => show((event.state as Step | null) ?? { at: 'language' }))

function show(next: Step) {
  setMoved(true)
  setStep(next)
  scrollTo(0, 0)
}
