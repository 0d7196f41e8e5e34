import { createSignal, type JSX, onMount, Show } from 'solid-js'
import { Refusal } from '../kit/api.ts'
import { Problem } from '../ui/problem.tsx'
import { Waiting } from '../ui/waiting.tsx'
import type { View } from './steps.ts'

type Steps = typeof import('./later-steps.ts')
export type LaterView = Exclude<View, 'need' | 'place'>

const [steps, setSteps] = createSignal<Steps>()
const [problem, setProblem] = createSignal<Refusal | null>(null)

/** The first screen needs none of it; it comes while an office is being chosen. */
export function loadLater(): void {
  if (steps()) return
  setProblem(null)
  import('./later-steps.ts').then(
    (loaded) => setSteps(() => loaded),
    () => setProblem(new Refusal(null)),
  )
}

/** What needs the rest waits for it, and says so when it does not come. */
export function Later(props: { children: (steps: Steps) => JSX.Element }) {
  onMount(loadLater)
  return (
    <>
      <Problem refusal={steps() ? null : problem()} again={loadLater} />
      <Show when={steps()} keyed fallback={<Waiting shown={!problem()} />}>
        {(loaded) => props.children(loaded)}
      </Show>
    </>
  )
}
