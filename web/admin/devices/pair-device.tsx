import { createSignal, For, Show } from 'solid-js'
import type { Device } from '../../../shared/contracts/devices.ts'
import { limits } from '../../../shared/contracts/limits.ts'
import type { StaffSelf } from '../../../shared/contracts/staff.ts'
import { Refusal, write } from '../../kit/api.ts'
import { refusalText } from '../../staff/refusal-text.ts'
import { Icon } from '../../ui/icon.tsx'
import { useText } from './text.ts'

type Kind = Device['kind']

/** First a look at what the code belongs to; only then where it goes, its name, and the approval. */
export function PairDevice(props: { sites: StaffSelf['sites']; siteId: string | undefined; paired: (device: Device) => void }) {
  const t = useText()
  const [code, setCode] = createSignal('')
  const [kind, setKind] = createSignal<Kind | null>(null)
  const [problem, setProblem] = createSignal('')
  const [underWay, setUnderWay] = createSignal(false)
  let codeField!: HTMLInputElement
  let nameField!: HTMLInputElement
  let siteField!: HTMLSelectElement
  let printerField: HTMLInputElement | undefined

  async function attempt(command: () => Promise<void>) {
    if (underWay()) return
    setUnderWay(true)
    setProblem('')
    try {
      await command()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const text = refusalText(error)
      setProblem(`${text.title} ${text.detail}`)
    } finally {
      setUnderWay(false)
    }
  }

  const look = () =>
    attempt(async () => {
      if (code().length !== limits.pairingDigits) return refuse(t('pairingCodeShort'), codeField)
      setKind((await write<{ kind: Kind }>('/api/devices/look', { pairingCode: code() })).kind)
      nameField.focus()
    })

  const approve = () =>
    attempt(async () => {
      const name = nameField.value.trim()
      if (!name) return refuse(t('deviceNameNeeded'), nameField)
      const printer = kind() === 'kiosk' && printerField?.checked === true
      const device = await write<Device>('/api/devices/approve', { pairingCode: code(), siteId: siteField.value, name, printer })
      startAgain()
      props.paired(device)
    })

  function refuse(text: string, field: HTMLInputElement) {
    setProblem(text)
    field.focus()
  }

  function startAgain() {
    setKind(null)
    setProblem('')
    setCode('')
    codeField.value = ''
    codeField.focus()
  }

  function submit(event: Event) {
    event.preventDefault()
    void (kind() ? approve() : look())
  }

  return (
    <form class="sp-pair" novalidate onSubmit={submit}>
      <h2>{t('pairTitle')}</h2>
      <Show when={!kind()}>
        <p class="sp-hint">{t('pairLead')}</p>
      </Show>
      <label class="sp-field">
        <span>{t('pairingCode')}</span>
        <input
          ref={codeField}
          class="form-control sp-code"
          dir="ltr"
          inputmode="numeric"
          autocomplete="off"
          maxlength={12}
          aria-describedby="pair-problem"
          aria-invalid={problem() !== '' && kind() === null}
          readonly={kind() !== null}
          onInput={(event) => {
            const digits = event.currentTarget.value.replace(/\D/g, '').slice(0, limits.pairingDigits)
            event.currentTarget.value = digits.replace(/^(\d{4})(?=\d)/, '$1 ')
            setCode(digits)
          }}
        />
      </label>
      <Show when={kind()}>
        {(found) => (
          <>
            <p class="sp-found">
              <Icon name={found() === 'kiosk' ? 'ticket' : 'monitor'} />
              {t(found() === 'kiosk' ? 'foundKiosk' : 'foundBoard')}
            </p>
            <label class="sp-field">
              <span>{t('site')}</span>
              <select ref={siteField} class="form-control sp-select">
                <For each={props.sites}>
                  {(site) => (
                    <option value={site.id} selected={site.id === props.siteId}>
                      {site.name}
                    </option>
                  )}
                </For>
              </select>
            </label>
            <label class="sp-field">
              <span>{t('deviceName')}</span>
              <input
                ref={nameField}
                class="form-control"
                autocomplete="off"
                maxlength={limits.name}
                dir="auto"
                aria-describedby="name-hint pair-problem"
              />
            </label>
            <p id="name-hint" class="sp-hint">
              {t('deviceNameHint')}
            </p>
            <Show when={found() === 'kiosk'}>
              <label class="sp-tick">
                <input ref={printerField} type="checkbox" />
                <span>{t('devicePrinter')}</span>
              </label>
            </Show>
            <p class="sp-note sp-note-warn">
              <Icon name="triangle-alert" />
              {t('pairWarning')}
            </p>
          </>
        )}
      </Show>
      <div id="pair-problem" role="alert">
        <Show when={problem()}>
          <p class="sp-note sp-note-bad">
            <Icon name="circle-alert" />
            {problem()}
          </p>
        </Show>
      </div>
      <div class="sp-pair-buttons">
        <button type="submit" class="btn btn-primary" aria-disabled={underWay()}>
          {t(kind() ? 'approve' : 'look')}
        </button>
        <Show when={kind()}>
          <button type="button" class="btn btn-outline-primary" onClick={startAgain}>
            {t('otherCode')}
          </button>
        </Show>
      </div>
    </form>
  )
}
