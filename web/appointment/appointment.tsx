import { createEffect, createSignal, Match, on, Show, Switch } from 'solid-js'
import type { Appointment } from '../../shared/contracts/appointments.ts'
import type { Network } from '../../shared/contracts/network.ts'
import { createLoaded } from '../ui/loaded.ts'
import { createOwnKey, type OwnKey } from '../ui/own-key.ts'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { whileSeen } from '../ui/while-seen.ts'
import { Find } from './find.tsx'
import { Move } from './move.tsx'
import { Replan } from './replan.tsx'
import { Show as ShowAppointment } from './show.tsx'
import { Status } from './status.tsx'
import { t } from './texts.ts'

const { key, use, forget } = createOwnKey('sportello.appointment')

export function AppointmentPage() {
  const network = createLoaded<Network>(() => '/api/network')
  return (
    <Page title={t('title')} network={network.value()}>
      <h1 class="h4 mt-3 mb-3">{t('title')}</h1>
      <Show when={key()} keyed fallback={<Find onFound={use} />}>
        {(own) => <Own own={own} />}
      </Show>
    </Page>
  )
}

function Own(props: { own: OwnKey }) {
  const [moving, setMoving] = createSignal(false)
  const [moved, setMoved] = createSignal(false)
  const loaded = createLoaded<Appointment>(
    () => `/api/appointments/${props.own.id}`,
    () => ({ token: props.own.token }),
  )
  // nothing changes under the finger of somebody who is choosing a time or answering a question
  const isUndisturbed = () => !moving() && document.querySelector('dialog[open]') === null
  const look = () => void loaded.quietly(isUndisturbed)
  whileSeen(look)
  createEffect(
    on(
      () => loaded.value()?.start,
      (start, before) => before !== undefined && start !== before && setMoved(true),
    ),
  )
  const finishMove = () => {
    setMoving(false)
    setMoved(true)
    loaded.again()
  }
  const stopMoving = () => {
    setMoving(false)
    look()
  }
  return (
    <>
      <Problem refusal={loaded.problem()} again={loaded.problem()?.problem ? undefined : loaded.again}>
        <Show when={loaded.problem()?.problem}>
          <button type="button" class="btn btn-outline-primary btn-sm mt-3" onClick={forget}>
            {t('findAnother')}
          </button>
        </Show>
      </Problem>
      <Show when={!loaded.problem() && loaded.value()} fallback={<Waiting shown={!loaded.problem()} />}>
        {(appointment) => (
          <>
            <Show when={!moving()}>
              <Status appointment={appointment()} moved={moved()} />
            </Show>
            <Switch>
              <Match when={moving()}>
                <Move appointment={appointment()} token={props.own.token} onMoved={finishMove} onBack={stopMoving} />
              </Match>
              <Match when={appointment().status === 'replan'}>
                <Replan
                  appointment={appointment()}
                  token={props.own.token}
                  onMoved={finishMove}
                  onOther={() => setMoving(true)}
                  onChanged={loaded.again}
                />
              </Match>
              <Match when={!moving()}>
                <ShowAppointment
                  appointment={appointment()}
                  token={props.own.token}
                  onMove={() => setMoving(true)}
                  onChanged={loaded.again}
                  onForget={forget}
                />
              </Match>
            </Switch>
          </>
        )}
      </Show>
    </>
  )
}
