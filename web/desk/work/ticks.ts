import { createSignal } from 'solid-js'

export interface Missing {
  /** the place in the list, which is the same in every language */
  readonly at: number
  readonly document: string
}

/** Documents that somebody has shown: they live as long as the person is here and the page is open, and nowhere else. */
export interface Ticks {
  readonly has: (stepId: string, document: string) => boolean
  readonly set: (stepId: string, document: string, ticked: boolean) => void
  /** of the last person: those that were not ticked */
  readonly missing: (stepId: string) => readonly Missing[]
  /** what this person is asked for; whoever was here before is forgotten */
  readonly ask: (stepId: string, documents: readonly string[]) => void
}

interface Asked {
  readonly stepId: string
  readonly documents: readonly string[]
  readonly ticked: readonly string[]
}

export function createTicks(): Ticks {
  const [asked, setAsked] = createSignal<Asked>({
    stepId: '',
    documents: [],
    ticked: [],
  })
  const of = (stepId: string): Asked => (asked().stepId === stepId ? asked() : { stepId, documents: [], ticked: [] })
  return {
    has: (stepId, document) => of(stepId).ticked.includes(document),
    set: (stepId, document, ticked) =>
      setAsked((before) => {
        if (before.stepId !== stepId) return before
        const others = before.ticked.filter((each) => each !== document)
        return { ...before, ticked: ticked ? [...others, document] : others }
      }),
    missing: (stepId) =>
      of(stepId)
        .documents.map((document, at) => ({ at, document }))
        .filter(({ document }) => !of(stepId).ticked.includes(document)),
    ask: (stepId, documents) => {
      if (asked().stepId !== stepId) setAsked({ stepId, documents: [...documents], ticked: [] })
    },
  }
}
