import { createSignal, onCleanup, Show } from 'solid-js'
import type { Connection } from '../kit/live.ts'
import { Icon } from '../ui/icon.tsx'
import { t } from './texts.ts'

/** A phone in a pocket loses its line all the time: only what lasts is worth a word. */
const patienceMs = 4000

/** What is on the screen may be old: said plainly, with the way that works without a phone. */
export function Lost(props: { connection: Connection; lastHeard: number }) {
  const [now, setNow] = createSignal(Date.now())
  const ticking = setInterval(() => setNow(Date.now()), 1000)
  onCleanup(() => clearInterval(ticking))
  return (
    <div role="alert">
      <Show when={props.connection === 'lost' && now() - props.lastHeard > patienceMs}>
        <div class="alert alert-warning d-flex gap-3 mt-3 mb-0">
          <Icon name="wifi-off" />
          <div>
            <p class="h6 mb-1">{t('lost')}</p>
            <p class="mb-0">{t('lostNow')}</p>
          </div>
        </div>
      </Show>
    </div>
  )
}
