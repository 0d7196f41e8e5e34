import { type Accessor, batch, createEffect, createSignal, on } from 'solid-js'
import { type Credentials, Refusal, read } from '../kit/api.ts'
import { language } from '../kit/text.ts'

export interface Loaded<T> {
  /** the newest answer; it stays while a new one is on its way */
  readonly value: Accessor<T | undefined>
  readonly problem: Accessor<Refusal | null>
  readonly loading: Accessor<boolean>
  readonly again: () => void
  /** Reads anew behind what is shown: no answer, or one that may no longer be shown when it comes, changes nothing. */
  readonly quietly: (mayShow: () => boolean) => Promise<void>
}

/** Reads a path of the API, again when the path or the language changes: its texts are in the person's language. Null: nothing to read yet. */
export function createLoaded<T>(path: Accessor<string | null>, credentials: Accessor<Credentials> = () => ({})): Loaded<T> {
  const [value, setValue] = createSignal<T>()
  const [problem, setProblem] = createSignal<Refusal | null>(null)
  const [loading, setLoading] = createSignal(path() !== null)
  const [turn, setTurn] = createSignal(0)
  let newest = 0
  createEffect(on([path, language, turn], ([wanted]) => void load(wanted)))
  return { value, problem, loading, again: () => setTurn((times) => times + 1), quietly }

  async function quietly(mayShow: () => boolean) {
    const wanted = path()
    if (wanted === null || loading() || !mayShow()) return
    const before = newest
    const answer = await read<T>(wanted, {}, credentials()).catch(() => undefined)
    if (answer === undefined || before !== newest || !mayShow()) return
    batch(() => {
      setProblem(null)
      setValue(() => answer)
    })
  }

  async function load(wanted: string | null) {
    const mine = ++newest
    setProblem(null)
    setLoading(wanted !== null)
    if (wanted === null) return
    const [answer, refusal] = await read<T>(wanted, {}, credentials()).then(
      (found) => [found, null] as const,
      (error: unknown) => [undefined, error instanceof Refusal ? error : new Refusal(null)] as const,
    )
    // an answer to an older question may come after the newer one's
    if (mine !== newest) return
    // nobody sees that it has come without what has come
    batch(() => {
      setLoading(false)
      setProblem(refusal)
      if (answer !== undefined) setValue(() => answer)
    })
  }
}

/** `/api/slots?serviceId=…` of what is known; what is not is left out. */
export function pathOf(path: string, query: Record<string, string | number | null | undefined>): string {
  const given = Object.entries(query).flatMap(([key, value]) => (value === null || value === undefined ? [] : [[key, String(value)]]))
  return `${path}?${new URLSearchParams(given)}`
}
