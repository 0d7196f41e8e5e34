import '../fonts.css'
import './kiosk.scss'
import { render } from 'solid-js/web'
import { loadText } from '../../web/kit/text.ts'
import { type Catalogues, loadTongues } from '../../web/kit/tongues.ts'
import { speakHouseLanguage } from '../house-language.ts'
import { Paired, type PairingKey } from '../pairing.tsx'
import { Kiosk } from './app.tsx'
import type { KioskKey } from './context.tsx'

const kiosk = import.meta.glob('../../shared/text/*/kiosk.json', { import: 'default' }) as Catalogues
const slip = import.meta.glob('../../shared/text/*/slip.json', { import: 'default' }) as Catalogues
const pairing = import.meta.glob('../../shared/text/*/pairing.json', { import: 'default' }) as Catalogues

// A long press must not open a menu, nor a slipping finger drag a word away: in public, both look like a broken machine.
for (const slip of ['contextmenu', 'dragstart', 'selectstart']) addEventListener(slip, (event) => event.preventDefault())

const load = () => Promise.all([loadText<KioskKey | PairingKey>(kiosk, slip, pairing), loadTongues<KioskKey>(kiosk, slip)])

void speakHouseLanguage()
  .then(load)
  .then(([t, tongues]) =>
    render(
      () => (
        <Paired kind="kiosk" t={t}>
          {(device) => <Kiosk device={device} t={t} tongues={tongues} />}
        </Paired>
      ),
      document.getElementById('root')!,
    ),
  )
