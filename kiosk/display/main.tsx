import '../fonts.css'
import './board.scss'
import { ErrorBoundary, render } from 'solid-js/web'
import { loadText } from '../../web/kit/text.ts'
import { type Catalogues, loadTongues } from '../../web/kit/tongues.ts'
import { speakHouseLanguage } from '../house-language.ts'
import { Paired, type PairingKey } from '../pairing.tsx'
import { Display } from './app.tsx'
import type { DisplayKey } from './words.tsx'

const display = import.meta.glob('../../shared/text/*/display.json', { import: 'default' }) as Catalogues
const pairing = import.meta.glob('../../shared/text/*/pairing.json', { import: 'default' }) as Catalogues
const reloadMs = 10_000

const load = () => Promise.all([loadText<DisplayKey | PairingKey>(display, pairing), loadTongues<DisplayKey>(display)])

void speakHouseLanguage()
  .then(load)
  .then(([t, tongues]) =>
    render(
      () => (
        <ErrorBoundary fallback={afresh}>
          <Paired kind="board" t={t}>
            {(device) => <Display device={device} t={t} tongues={tongues} />}
          </Paired>
        </ErrorBoundary>
      ),
      document.getElementById('root')!,
    ),
  )

/** Whatever went wrong: a board that shows nothing calls nobody. */
function afresh() {
  setTimeout(() => location.reload(), reloadMs)
  return <main class="sp-pairing" />
}
