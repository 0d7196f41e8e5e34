import { createResource, onCleanup } from 'solid-js'
import type { OwnPage } from '../../shared/contracts/interpreters.ts'
import { Refusal, read } from '../kit/api.ts'

const againMs = 30_000

/** The own page, read again every half a minute and after each change: a phone in a pocket needs no open line. */
export function createPage() {
  const [page, { refetch }] = createResource(() => read<OwnPage>('/api/interpreter'))
  const again = async () => void (await refetch())
  const timer = setInterval(() => document.visibilityState === 'visible' && void again(), againMs)
  onCleanup(() => clearInterval(timer))
  return {
    latest: () => (page.error ? null : (page.latest ?? null)),
    refusal: () => (page.error instanceof Refusal ? page.error : null),
    again,
  }
}
