import { For, Show } from 'solid-js'
import { longDay } from '../../../shared/text/when.ts'
import { Icon } from '../../../web/ui/icon.tsx'
import { useKiosk } from '../context.tsx'

/** Nobody has chosen a language here: it says so in each. */
export function ClosedScreen() {
  const { tongues, house } = useKiosk()
  const opensAt = () => house.known()?.opensAt ?? null
  return (
    <main class="sp-screen sp-notice sp-screen-closed">
      <Icon name="clock" />
      <For each={tongues}>
        {(tongue, at) => (
          <div lang={tongue.tag} dir={tongue.dir}>
            {at() === 0 ? <h1>{tongue.t('closed')}</h1> : <h2>{tongue.t('closed')}</h2>}
            <p>
              {opensAt() ? tongue.t('closedOpens', { day: longDay(opensAt()!.day, tongue.tag), time: opensAt()!.time }) : tongue.t('closedHours')}
            </p>
          </div>
        )}
      </For>
      <Show when={opensAt()?.place}>
        {(place) => (
          <p class="sp-closed-place">
            <Icon name="map-pin" /> <bdi>{place()}</bdi>
          </p>
        )}
      </Show>
    </main>
  )
}
