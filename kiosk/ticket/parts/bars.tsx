import { For, Show } from 'solid-js'
import { language } from '../../../web/kit/text.ts'
import { Icon } from '../../../web/ui/icon.tsx'
import { createNow, wallDay, wallTime } from '../../clock.ts'
import { useKiosk } from '../context.tsx'
import { isEnding } from '../steps.ts'

export function TopBar() {
  const { house } = useKiosk()
  const now = createNow()
  const at = () => now() + house.offsetMs()
  const zone = () => house.known()?.zone
  return (
    <header class="sp-top">
      <span class="sp-site">
        <Icon name="landmark" />
        <span>
          <bdi>{house.known()?.siteName ?? ''}</bdi>
          <Show when={house.known()?.place}>
            {(place) => (
              <span class="sp-place">
                <bdi>{place()}</bdi>
              </span>
            )}
          </Show>
        </span>
      </span>
      <span class="sp-clock">
        <span>{wallDay(at(), zone(), language())}</span>
        <time>
          <bdi dir="ltr">{wallTime(at(), zone())}</bdi>
        </time>
      </span>
    </header>
  )
}

/** The same four ways out on every screen, in the same place. */
export function BottomBar(props: { onHelp: () => void }) {
  const { t, visit } = useKiosk()
  return (
    <nav class="sp-bottom">
      <Show when={visit.begun()} fallback={<HelpInEveryLanguage onHelp={props.onHelp} />}>
        <Way icon="arrow-left" mirror word={t('back')} off={visit.busy() || isEnding(visit.step())} onPress={visit.back} />
        <Way icon="rotate-ccw" word={t('startAgain')} off={visit.busy()} onPress={visit.end} />
        <Way icon="languages" word={t('language')} off={visit.busy() || visit.step().at === 'language'} onPress={visit.speakAnother} />
        <Way icon="hand-helping" word={t('help')} onPress={props.onHelp} />
      </Show>
    </nav>
  )
}

function HelpInEveryLanguage(props: { onHelp: () => void }) {
  const { tongues } = useKiosk()
  return (
    <button type="button" class="sp-way sp-way-all" onClick={() => props.onHelp()}>
      <Icon name="hand-helping" />
      <For each={tongues}>
        {(tongue) => (
          <span lang={tongue.tag} dir={tongue.dir}>
            {tongue.t('help')}
          </span>
        )}
      </For>
    </button>
  )
}

function Way(props: { icon: string; word: string; mirror?: boolean; off?: boolean; onPress: () => void }) {
  return (
    <button type="button" class="sp-way" disabled={props.off ?? false} onClick={() => props.onPress()}>
      <Icon name={props.icon} mirror={props.mirror ?? false} />
      <span>{props.word}</span>
    </button>
  )
}
