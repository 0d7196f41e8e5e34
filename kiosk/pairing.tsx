import { createSignal, type JSX, Match, onCleanup, Show, Switch } from 'solid-js'
import type { DeviceSelf, Pairing } from '../shared/contracts/devices.ts'
import type { Text } from '../shared/text/text.ts'
import { Refusal, read, write } from '../web/kit/api.ts'
import { deviceToken, forgetDevice, keepDeviceToken } from '../web/kit/device.ts'
import { Icon } from '../web/ui/icon.tsx'

export type PairingKey = keyof typeof import('../shared/text/it/pairing.json')
type Kind = 'kiosk' | 'board'

export interface PairedDevice {
  readonly token: string
  /** asks whether this device is still paired; when staff have revoked it, the screen goes back to pairing */
  readonly recheck: () => Promise<void>
}

type State =
  | { readonly at: 'starting' }
  | { readonly at: 'pairing'; readonly pairing: Pairing }
  | { readonly at: 'paired'; readonly device: PairedDevice }

/** Shows its children once staff have let this device in, and the code they need until then. */
export function Paired(props: { kind: Kind; t: Text<PairingKey>; children: (device: PairedDevice) => JSX.Element }) {
  const { state, away } = createPairing(props.kind)
  return (
    <Switch>
      <Match when={pairedIn(state())} keyed>
        {(device) => props.children(device)}
      </Match>
      <Match when={true}>
        <main class="sp-pairing">
          <Icon class="sp-pairing-icon" name={props.kind === 'kiosk' ? 'ticket' : 'monitor'} />
          <h1>{props.t(props.kind)}</h1>
          <Show when={codeIn(state())} fallback={<p role="status">{props.t('starting')}</p>}>
            {(code) => (
              <>
                <p class="sp-pairing-code" role="status" aria-label={props.t('code', { code: code() })}>
                  <bdi dir="ltr">{code().slice(0, 4)}</bdi>
                  <bdi dir="ltr">{code().slice(4)}</bdi>
                </p>
                <p>{props.t('how')}</p>
                <p class="sp-pairing-address">
                  <bdi dir="ltr">{`${location.host}/admin`}</bdi>
                  <Icon name="arrow-right" mirror />
                  <b>{props.t('setup')}</b>
                  <Icon name="arrow-right" mirror />
                  <b>{props.t('devices')}</b>
                </p>
              </>
            )}
          </Show>
          <Show when={away()}>
            <p class="sp-pairing-away" role="alert">
              <Icon name="wifi-off" /> {props.t('away')}
            </p>
          </Show>
        </main>
      </Match>
    </Switch>
  )
}

const pairedIn = (state: State): PairedDevice | null => (state.at === 'paired' ? state.device : null)
const codeIn = (state: State): string | null => (state.at === 'pairing' ? state.pairing.pairingCode : null)

function createPairing(kind: Kind) {
  const [state, setState] = createSignal<State>({ at: 'starting' })
  const [away, setAway] = createSignal(false)
  let stopped = false
  onCleanup(() => {
    stopped = true
  })
  void start()
  return { state, away }

  async function start() {
    const known = deviceToken(kind)
    if (known && (await standing(known)) === 'paired') return letIn(known)
    await pair()
  }

  async function pair() {
    forgetDevice(kind)
    setState({ at: 'starting' })
    while (!stopped) {
      const pairing = await persist(() => write<Pairing>('/api/devices', { kind }))
      setState({ at: 'pairing', pairing })
      if (await approved(pairing)) {
        keepDeviceToken(kind, pairing.token)
        return letIn(pairing.token)
      }
    }
  }

  function letIn(token: string) {
    let asking = false
    const recheck = async () => {
      if (asking) return
      asking = true
      if ((await standing(token)) !== 'paired') await pair()
      asking = false
    }
    setState({ at: 'paired', device: { token, recheck } })
  }

  async function approved(pairing: Pairing): Promise<boolean> {
    while (!stopped) {
      await pause(2000)
      const now = await standing(pairing.token)
      if (now !== 'waiting') return now === 'paired'
    }
    return false
  }

  async function standing(token: string): Promise<DeviceSelf['state']> {
    return persist(() =>
      read<DeviceSelf>('/api/devices/self', {}, { device: token }).then(
        (self) => self.state,
        (error: unknown) => {
          if (isUnknown(error)) return 'revoked'
          throw error
        },
      ),
    )
  }

  /** A screen on a wall has nobody to press "try again". */
  async function persist<T>(ask: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        const answer = await ask()
        setAway(false)
        return answer
      } catch (error) {
        setAway(true)
        await pause(error instanceof Refusal && error.problem ? 15_000 : 3000)
      }
    }
  }
}

/** The server knows no such device any more. */
const isUnknown = (error: unknown): boolean => error instanceof Refusal && [401, 403, 404].includes(error.problem?.status ?? 0)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
