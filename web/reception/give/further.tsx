import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { limits } from '../../../shared/contracts/limits.ts'
import type { Reception } from '../../../shared/contracts/reception.ts'
import { listenToKeys } from '../../staff/keys.ts'
import { Icon } from '../../ui/icon.tsx'
import { AltKey, KeyCap } from '../key-cap.tsx'
import { serviceOptions } from '../need.ts'
import { Picker } from '../picker.tsx'
import { useText } from '../text.ts'
import { NoDesk } from './no-desk.tsx'

interface FurtherProps {
  siteId: string
  here: Reception | null
  /** what the visit begins with; null while nothing is chosen */
  serviceId: string | null
  /** what follows; null: not chosen yet */
  further: readonly (string | null)[]
  change: (further: (string | null)[]) => void
  interpreter: string | undefined
  /** on to the next question */
  onward: () => void
}

/** What else somebody needs today, in the order of the desks: one number for all of it. */
export function Further(props: FurtherProps) {
  const t = useText()
  const [newest, setNewest] = createSignal<HTMLInputElement | null>(null)
  const taken = () => [props.serviceId, ...props.further]
  const left = (own: string | null) => props.here?.services.filter(({ id, walkIn }) => walkIn && (id === own || !taken().includes(id)))
  const isOffered = () => props.here === null || (props.serviceId !== null && left(null)!.length > 0)
  const may = () => isOffered() && props.further.length < limits.steps - 1 && !props.further.includes(null)
  const add = () => may() && props.change([...props.further, null])
  const replace = (at: number, id: string) => props.change(props.further.map((each, index) => (index === at ? id : each)))
  const remove = (at: number) => {
    props.change(props.further.filter((_, index) => index !== at))
    props.onward()
  }
  createEffect(on(newest, (field) => field?.focus(), { defer: true }))
  listenToKeys(() => ({ a: add }), { withAlt: true, inDialog: true })
  return (
    <>
      <For each={props.further.map((_, at) => at)}>
        {(at) => (
          <div class="sp-further">
            <Picker
              ref={setNewest}
              label={t('further')}
              options={serviceOptions(left(props.further[at]!))}
              value={props.further[at]!}
              pick={(id) => replace(at, id)}
              onward={props.onward}
            />
            <button
              type="button"
              class="sp-tool sp-further-remove"
              aria-label={t('furtherRemove')}
              title={t('furtherRemove')}
              onClick={() => remove(at)}
            >
              <Icon name="x" />
            </button>
            <NoDesk siteId={props.siteId} serviceId={props.further[at]!} interpreter={props.interpreter} />
          </div>
        )}
      </For>
      <Show when={may()}>
        <button type="button" class="sp-further-add" aria-keyshortcuts="Alt+A" onClick={add}>
          <Icon name="plus" />
          {t('furtherAdd')}
          <span class="sp-command-keys" aria-hidden="true" dir="ltr">
            <AltKey />
            <KeyCap letter="a" />
          </span>
        </button>
      </Show>
    </>
  )
}
