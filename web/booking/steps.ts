import { createSignal } from 'solid-js'
import { type Draft, draft } from './draft.ts'

/** The five steps of the Italian model; the first begins with the need, because people come with a need and not with an office. */
export const views = ['need', 'place', 'when', 'details', 'person', 'check'] as const
export type View = (typeof views)[number]
export const stepOf: Record<View, number> = { need: 1, place: 1, when: 2, details: 3, person: 4, check: 5 }

interface Place {
  readonly view: View
  /** life area opened in `need` */
  readonly area: string | null
  /** how many of our own pages lie behind this one */
  readonly depth: number
}

const [place, setPlace] = createSignal<Place>(firstPlace())
const [moved, setMoved] = createSignal(false)

export { moved }
export const view = (): View => place().view
export const area = (): string | null => place().area

history.replaceState(place(), '')
// The browser's own Back and Forward move between steps, but not past what is still missing.
addEventListener('popstate', (event) => show(event.state ? { ...(event.state as Place), view: within(event.state.view as View) } : firstPlace()))

export function goTo(next: View, nextArea: string | null = null): void {
  if (next === view() && nextArea === area()) return
  const there: Place = { view: next, area: nextArea, depth: place().depth + 1 }
  history.pushState(there, '')
  show(there)
}

/** After a step: the next one, or back to the summary when the person came from there and nothing is missing. */
export function goOn(): void {
  const next = views[views.indexOf(view()) + 1] ?? 'check'
  goTo(draft.checked ? furthest(draft) : next)
}

export function goBack(): void {
  if (place().depth > 0) history.back()
  else show({ view: views[Math.max(0, views.indexOf(view()) - 1)]!, area: null, depth: 0 })
}

function show(there: Place): void {
  setMoved(true)
  setPlace(there)
  scrollTo(0, 0)
}

function firstPlace(): Place {
  const kept = history.state as Place | null
  return kept?.view ? { ...kept, view: within(kept.view) } : { view: furthest(draft), area: null, depth: 0 }
}

function within(wanted: View): View {
  const last = furthest(draft)
  return views.indexOf(wanted) <= views.indexOf(last) ? wanted : last
}

/** The first step that still needs an answer. */
export function furthest(known: Draft): View {
  if (!known.serviceId) return 'need'
  if (!known.siteId) return 'place'
  if (!known.slot || !known.hold) return 'when'
  return known.givenName.trim() || known.familyName.trim() ? 'check' : 'person'
}
