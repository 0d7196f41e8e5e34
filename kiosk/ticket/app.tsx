import { createEffect, createSignal, Match, on, Show, Switch } from 'solid-js'
import type { Text } from '../../shared/text/text.ts'
import type { Tongue } from '../../web/kit/tongues.ts'
import { printSlip, Slip } from '../../web/ui/slip.tsx'
import type { PairedDevice } from '../pairing.tsx'
import { type KioskKey, SurroundingsProvider } from './context.tsx'
import { createHouse } from './house.ts'
import { createCountdown, endSeconds, idleSeconds } from './idle.ts'
import { BottomBar, TopBar } from './parts/bars.tsx'
import { HelpDialog, IdleDialog, ProblemDialog } from './parts/dialogs.tsx'
import { AwayScreen } from './screens/away.tsx'
import { ClosedScreen } from './screens/closed.tsx'
import { CurrentScreen } from './screens/current.tsx'
import { isEnding } from './steps.ts'
import { createVisit } from './visit.ts'

export function Kiosk(props: { device: PairedDevice; t: Text<KioskKey>; tongues: readonly Tongue<KioskKey>[] }) {
  const house = createHouse(props.device)
  const visit = createVisit(props.device, house)
  const [helping, setHelping] = createSignal(false)
  const { left, extend } = createCountdown(seconds, forget)
  const printer = () => house.known()?.printer === true && !printerOff
  const closed = () => house.known()?.open === false && !visit.begun()
  createEffect(on(visit.ending, (ending) => ending && printer() && printSlip()))
  createEffect(() => {
    document.title = props.t('title')
  })
  return (
    <SurroundingsProvider value={{ t: props.t, tongues: props.tongues, house, visit, printer, print: printSlip, left }}>
      <div class="sp-kiosk">
        <TopBar />
        <Switch>
          <Match when={house.away()}>
            <AwayScreen />
          </Match>
          <Match when={closed()}>
            <ClosedScreen />
          </Match>
        </Switch>
        <div class="sp-stage" hidden={house.away() || closed()}>
          <CurrentScreen />
        </div>
        <BottomBar onHelp={() => setHelping(true)} />
      </div>
      <HelpDialog open={helping()} onClose={closeHelp} />
      <ProblemDialog />
      <IdleDialog onStay={extend} />
      <Show when={visit.ending()} keyed>
        {(ending) => <Slip paper={ending} tongues={props.tongues} siteName={house.known()?.siteName} />}
      </Show>
    </SurroundingsProvider>
  )

  function seconds(): number | null {
    if (!visit.begun() || visit.busy()) return null
    return isEnding(visit.step()) ? endSeconds : idleSeconds
  }

  function forget() {
    setHelping(false)
    visit.end()
  }

  function closeHelp() {
    setHelping(false)
    extend()
  }
}

const printerOff = new URLSearchParams(location.search).get('printer') === 'off'
