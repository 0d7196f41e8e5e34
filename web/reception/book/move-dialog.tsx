import { createMemo, createSignal, onMount, Show } from 'solid-js'
import type { Slot, SlotList } from '../../../shared/contracts/slots.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
import { RefusalNote } from '../../staff/note.tsx'
import type { Sending } from '../../staff/sending.ts'
import { createLoaded, pathOf } from '../../ui/loaded.ts'
import { whenWords } from '../list/row-words.ts'
import type { Row } from '../list/today.ts'
import { useText } from '../text.ts'
import { whenKnown } from '../when-known.ts'
import { Slots } from './slots.tsx'

interface MoveProps {
  siteId: string
  day: string
  row: Row
  sending: Sending
  move: (slot: Slot) => Promise<boolean>
  close: () => void
}

/** Another time for the same appointment: the old one is kept until the new one is had. */
export function MoveDialog(props: MoveProps) {
  const t = useText()
  const [from, setFrom] = createSignal('')
  const [slot, setSlot] = createSignal<Slot | null>(null)
  const path = createMemo(() =>
    pathOf('/api/slots', {
      serviceId: props.row.serviceId,
      siteId: props.siteId,
      channel: props.row.channel,
      interpreter: props.row.interpreter,
      from: from() || undefined,
      limit: 1000,
    }),
  )
  const list = createLoaded<SlotList>(path)
  let times!: HTMLElement
  let last!: HTMLButtonElement
  onMount(() => queueMicrotask(() => times.focus()))

  const sent = whenKnown(
    () => !list.loading(),
    () => void send(),
  )

  async function send() {
    const chosen = slot()
    if (!chosen) return times.focus()
    if (!(await props.move(chosen))) list.again()
  }

  return (
    <Dialog title={t('moveTitle')} close={props.close}>
      <form class="sp-form" novalidate {...sent}>
        <p>{t(props.row.status === 'replan' ? 'wasAt' : 'moveNow', { when: whenWords(props.row, props.day, t) })}</p>
        <TextField label={t('fromDay')} type="date" optional value={from()} onText={setFrom} />
        <Slots
          ref={(field) => {
            times = field
          }}
          list={list}
          asked
          isComing={list.loading()}
          chosen={slot()}
          choose={setSlot}
          onward={() => last.focus()}
          siteName={() => null}
        />
        <div role="alert">
          <Show when={props.sending.refusal()}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
        </div>
        <div class="sp-dialog-foot">
          <button ref={last} type="submit" class="btn btn-primary" aria-disabled={props.sending.underWay() || slot() === null}>
            {t('moveDo')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
