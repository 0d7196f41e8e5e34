import { createSignal, onCleanup } from 'solid-js'

/** What stands behind the # of the address, decoded and without it; it follows links and the back button. */
export function useHash(): () => string {
  const [hash, setHash] = createSignal(current())
  const follow = () => setHash(current())
  addEventListener('hashchange', follow)
  onCleanup(() => removeEventListener('hashchange', follow))
  return hash
}

function current(): string {
  const raw = location.hash.slice(1)
  try {
    return decodeURIComponent(raw)
  } catch {
    return raw
  }
}
