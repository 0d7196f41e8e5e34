import { For } from 'solid-js'
import { Face } from '../../../web/ui/face.tsx'
import { useKiosk } from '../context.tsx'

/** Languages by their own names in their own script; no flags. */
export function LanguageScreen() {
  const { t, tongues, visit } = useKiosk()
  return (
    <main class="sp-screen sp-screen-language">
      <div class="sp-question">
        <Shapes />
        <h1 class="sp-hidden">{t('chooseLanguage')}</h1>
        <For each={tongues}>
          {(tongue) => (
            <p class="sp-greeting" lang={tongue.tag} dir={tongue.dir}>
              <b>{tongue.t('welcome')}</b>
              <span>{tongue.t('chooseLanguage')}</span>
            </p>
          )}
        </For>
      </div>
      <div class="sp-choices sp-two">
        <For each={tongues}>
          {(tongue) => (
            <button type="button" class="sp-choice sp-tongue" lang={tongue.tag} dir={tongue.dir} onClick={() => visit.chooseLanguage(tongue.tag)}>
              <b>{tongue.name}</b>
            </button>
          )}
        </For>
      </div>
    </main>
  )
}

/** The eight shapes that tickets carry, so that they are known before one is taken. */
function Shapes() {
  return (
    <div class="sp-shapes" aria-hidden="true">
      <For each={[0, 1, 2, 3, 4, 5, 6, 7]}>{(mark) => <Face face={{ label: '', mark }} shapeOnly />}</For>
    </div>
  )
}
