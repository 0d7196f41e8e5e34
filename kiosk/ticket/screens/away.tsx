import { For } from 'solid-js'
import { Icon } from '../../../web/ui/icon.tsx'
import { useKiosk } from '../context.tsx'

/** The server cannot be reached: it goes away by itself when it can, and the visit goes on where it was. */
export function AwayScreen() {
  const { tongues } = useKiosk()
  return (
    <main class="sp-screen sp-notice sp-screen-away">
      <Icon name="wifi-off" />
      <For each={tongues}>
        {(tongue, at) => (
          <div role="status" lang={tongue.tag} dir={tongue.dir}>
            {at() === 0 ? <h1>{tongue.t('away')}</h1> : <h2>{tongue.t('away')}</h2>}
            <p>{tongue.t('awayText')}</p>
          </div>
        )}
      </For>
    </main>
  )
}
