import { createSignal, onCleanup } from 'solid-js'

/** What stands behind the # of the address, decoded and without it; it follows links and the back button. */
export function useHash(): () => string {
  const [hash, setHash] = createSignal(current())
  const follow = () => {
    const held = holds.find((each) => !each.allows(current()))
    if (held) holdBack(held)
    setHash(current())
  }
  addEventListener('hashchange', follow)
  onCleanup(() => removeEventListener('hashchange', follow))
  return hash
}

export interface Hold {
  readonly allows: (next: string) => boolean
  /** called with the address that was not followed */
  readonly heldBack: (next: string) => void
}

let holds: readonly (Hold & { readonly at: string })[] = []

/** Keeps the page where it is until it is released: a link, the back button and a typed address alike are undone and reported. */
export function holdHash(asked: Hold): () => void {
  const own = { ...asked, at: location.href }
  holds = [...holds, own]
  return () => {
    holds = holds.filter((each) => each !== own)
  }
}

function holdBack({ at, heldBack }: (typeof holds)[number]) {
  const next = current()
  history.pushState(null, '', at)
  heldBack(next)
}

function current(): string {
  const raw = location.hash.slice(1)
  try {
    return decodeURIComponent(raw)
  } catch {
    return raw
  }
}
