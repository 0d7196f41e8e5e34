import { createSignal, onMount, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { Reception } from '../../../shared/contracts/reception.ts'
import { languageName } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { CheckboxField } from '../../staff/form/checkbox-field.tsx'
import { RefusalNote } from '../../staff/note.tsx'
import type { Sending } from '../../staff/sending.ts'
import { Icon } from '../../ui/icon.tsx'
import { NoDesk } from '../give/no-desk.tsx'
import type { Row } from '../list/today.ts'
import { addable, createNeed, type Service, serviceOptions } from '../need.ts'
import { holdStill, Picker } from '../picker.tsx'
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

  const submit = whenKnown(
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
      <form class="sp-form" novalidate onSubmit={submit} onMouseDown={holdStill}>
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
        <Show when={props.row.interpreter === null && foreign()}>
          {(tag) => (
            <CheckboxField
              label={t('interpreterWanted', { language: languageName(tag(), language()) })}
              checked={!wish.alone}
              onChecked={(checked) => setWish({ alone: !checked })}
            />
          )}
        </Show>
        <NoDesk siteId={props.siteId} serviceId={wish.serviceId} interpreter={interpreter()} />
        <div role="alert">
          <Show when={props.sending.refusal()}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
        </div>
        <div class="sp-dialog-foot">
          <button ref={last} type="submit" class="btn btn-primary" aria-disabled={props.sending.underWay()}>
            <Icon name="plus" />
            {t('addStepDo')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
