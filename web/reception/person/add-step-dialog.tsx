import { createSignal, onMount } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { Reception } from '../../../shared/contracts/reception.ts'
import { Dialog } from '../../staff/dialog.tsx'
import type { Sending } from '../../staff/sending.ts'
import { NoDesk } from '../give/no-desk.tsx'
import { InterpreterWanted } from '../interpreter-wanted.tsx'
import type { Row } from '../list/today.ts'
import { addable, createNeed, type Service, serviceOptions } from '../need.ts'
import { holdStill, Picker } from '../picker.tsx'
import { SendFoot } from '../send-foot.tsx'
import { isolate, useText } from '../text.ts'
import { whenKnown } from '../when-known.ts'

export interface AddStepWish {
  readonly service: Service
  readonly interpreter: string | undefined
}

interface AddStepProps {
  siteId: string
  here: Reception | null
  row: Row
  sending: Sending
  add: (wish: AddStepWish) => void
  close: () => void
}

/** One desk more in a visit that is under way: need, Enter, Enter. */
export function AddStepDialog(props: AddStepProps) {
  const t = useText()
  const [wish, setWish] = createStore({ serviceId: null as string | null, language: props.row.language, alone: false })
  const [asked, setAsked] = createSignal(false)
  const { service, foreign, interpreter } = createNeed(() => props.here, wish)
  let first!: HTMLInputElement
  let last!: HTMLButtonElement
  onMount(() => queueMicrotask(() => first.focus()))

  const sent = whenKnown(
    () => props.here !== null,
    () => {
      setAsked(true)
      const chosen = service()
      if (!chosen) return first.focus()
      props.add({ service: chosen, interpreter: interpreter() })
    },
  )
  return (
    <Dialog title={t('addStepTitle', { number: isolate(props.row.face?.label ?? '') })} close={props.close}>
      <form class="sp-form" novalidate {...sent} onMouseDown={holdStill}>
        <Picker
          ref={(field) => {
            first = field
          }}
          label={t('service')}
          hint={t('addStepHint')}
          options={props.here && serviceOptions(addable(props.row, props.here))}
          value={wish.serviceId}
          pick={(serviceId) => setWish({ serviceId })}
          mistake={asked() && !service() ? t('serviceMissing') : undefined}
          onward={() => last.focus()}
        />
        <InterpreterWanted tag={props.row.interpreter === null && foreign()} alone={wish.alone} goAlone={(alone) => setWish({ alone })} />
        <NoDesk siteId={props.siteId} serviceId={wish.serviceId} interpreter={interpreter()} />
        <SendFoot
          sending={props.sending}
          icon="plus"
          label={t('addStepDo')}
          ref={(button) => {
            last = button
          }}
        />
      </form>
    </Dialog>
  )
}
