import { createSignal } from 'solid-js'
import { Refusal, write } from '../kit/api.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Icon } from '../ui/icon.tsx'
import type { OwnKey } from '../ui/own-key.ts'
import { Problem } from '../ui/problem.tsx'
import { t } from './texts.ts'

/** Giving the place in the queue away, after one question. The stream shows the result. */
export function Leave(props: { own: OwnKey }) {
  const [refusal, setRefusal] = createSignal<Refusal | null>(null)
  const [busy, setBusy] = createSignal(false)
  let ask = () => {}
  const leave = async () => {
    setBusy(true)
    setRefusal(null)
    await write(`/api/tickets/${props.own.id}/leave`, {}, { token: props.own.token }).catch((error: unknown) =>
      setRefusal(error instanceof Refusal ? error : new Refusal(null)),
    )
    setBusy(false)
  }
  return (
    <div class="mb-4">
      <Problem refusal={refusal()} />
      <div class="d-grid">
        <button type="button" class="btn btn-outline-danger" disabled={busy()} onClick={() => ask()}>
          <Icon name="log-out" mirror /> {t('leave')}
        </button>
      </div>
      <Confirm
        ref={(open) => {
          ask = open
        }}
        title={t('leaveQuestion')}
        yes={t('leaveYes')}
        no={t('leaveNo')}
        onYes={leave}
      >
        <p class="mb-0">{t('leaveDetail')}</p>
      </Confirm>
    </div>
  )
}
