import { createMemo, createSignal, For, Show } from 'solid-js'
import type { Queue } from '../../../shared/contracts/desks.ts'
import type { ExtraUnitGain } from '../../../shared/contracts/extra-units.ts'
import { write } from '../../kit/api.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { SelectField } from '../../staff/form/select-field.tsx'
import { RefusalNote } from '../../staff/note.tsx'
import { createSending } from '../../staff/sending.ts'
import type { Session } from '../../staff/session.ts'
import { isolate } from '../../staff/texts.ts'
import { useText } from './text.ts'

interface Props {
  siteId: string
  queue: Queue
  session: Session
  opened: (said: string) => void
  close: () => void
}

/** One more desk until tonight: what it gains is said first. */
export function AnotherDesk(props: Props) {
  const t = useText()
  const sending = createSending(props.session)
  const pools = createMemo(() => [...new Map(props.queue.desks.map((desk) => [desk.poolId, `${desk.institutionName} · ${desk.poolName}`]))])
  const [poolId, setPoolId] = createSignal(pools()[0]?.[0] ?? '')
  const [gain, setGain] = createSignal<ExtraUnitGain | null>(null)
  const where = `/api/sites/${props.siteId}/extra-units`

  function submit(event: Event) {
    event.preventDefault()
    void sending.send(async () => {
      if (!gain()) return setGain(await write<ExtraUnitGain>(`${where}/rehearse`, { poolId: poolId() }))
      await write(where, { poolId: poolId() })
      const name = pools().find(([id]) => id === poolId())?.[1] ?? ''
      props.close()
      return props.opened(t('saidAnother', { name: isolate(name) }))
    })
  }

  return (
    <Dialog title={t('anotherDesk')} close={props.close}>
      <div role="alert">
        <Show when={sending.refusal()}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
      </div>
      <form class="sp-form" novalidate onSubmit={submit}>
        <SelectField
          label={t('pool')}
          hint={t('anotherHint')}
          value={poolId()}
          options={pools().map(([value, label]) => ({ value, label }))}
          onChosen={(chosen) => {
            setPoolId(chosen)
            setGain(null)
          }}
        />
        <div role="status">
          <Show when={gain()}>{(known) => <Gain gain={known()} />}</Show>
        </div>
        <div class="sp-save-row">
          <button type="submit" class="btn btn-primary" aria-disabled={sending.underWay()}>
            {t(gain() ? 'openToday' : 'goOn')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

function Gain(props: { gain: ExtraUnitGain }) {
  const t = useText()
  const more = () => props.gain.services.filter((service) => service.places > 0 || service.after > service.before)
  return (
    <ul class="sp-day-gain">
      <Show when={props.gain.restored > 0}>
        <li>
          <strong>{t('gainRestored', { n: props.gain.restored })}</strong>
        </li>
      </Show>
      <For each={more()} fallback={<li>{t('gainNothing')}</li>}>
        {(service) => (
          <li>
            <strong>
              <bdi>{service.serviceName}</bdi>
            </strong>
            <Show when={service.places > 0}>
              <span>{t('gainPlaces', { n: service.places })}</span>
            </Show>
            <Show when={service.after > service.before}>
              <span>{t('gainStarts', { before: service.before, after: service.after })}</span>
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}
