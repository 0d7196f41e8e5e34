import { createSignal } from 'solid-js'

/** The key to one appointment or one ticket: who has it, has it. */
export interface OwnKey {
  readonly id: string
  readonly token: string
}

/**
 * The key comes in the fragment of the link, which no server ever sees, and stays on this phone until the person takes it
 * away: people open the link once, from a message or a paper, and come back without it.
 */
export function createOwnKey(name: string) {
  const [key, setKey] = createSignal(ofAddress() ?? kept(name))
  const use = (next: OwnKey) => {
    keep(name, next)
    setKey(next)
  }
  const forget = () => {
    history.replaceState(null, '', location.pathname + location.search)
    keep(name, null)
    setKey(null)
  }
  const first = key()
  if (first) keep(name, first)
  // another link opened in the same tab changes only the fragment
  addEventListener('hashchange', () => {
    const next = ofAddress()
    if (next) use(next)
  })
  return { key, use, forget }
}

function ofAddress(): OwnKey | null {
  // A mail program may have taken what stands behind the link for a part of it: a full stop, a bracket, a mark of direction
  const [, id, token] = /^#([\w-]+)\.([\w-]+)/.exec(location.hash) ?? []
  return id && token ? { id, token } : null
}

function kept(name: string): OwnKey | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as OwnKey | null
  } catch {
    return null
  }
}

function keep(name: string, key: OwnKey | null): void {
  try {
    if (key) localStorage.setItem(name, JSON.stringify(key))
    else localStorage.removeItem(name)
  } catch {}
}
