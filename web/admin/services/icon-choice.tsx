import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { type ServiceIcon, serviceIcons } from '../../../shared/contracts/icons.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useText } from './text.ts'

/** The pictogram of a service, each with its word. */
export function IconChoice(props: { chosen: ServiceIcon; choose: (icon: ServiceIcon) => void }) {
  const t = useText()
  const id = createUniqueId()
  const [open, setOpen] = createSignal(false)
  const choose = (icon: ServiceIcon) => {
    props.choose(icon)
    setOpen(false)
  }
  return (
    <div class="sp-form-field">
      <span id={id} class="sp-icon-label">
        {t('icon')}
      </span>
      <button type="button" class="sp-icon-now" aria-describedby={id} onClick={() => setOpen(true)}>
        <Icon name={props.chosen} />
        {t(`icon_${props.chosen}`)}
        <Icon name="chevron-down" class="sp-small-icon" />
      </button>
      <Show when={open()}>
        <Dialog title={t('icon')} close={() => setOpen(false)} wide>
          <div class="sp-icons">
            <For each={serviceIcons}>
              {(icon) => (
                <button type="button" aria-pressed={icon === props.chosen} onClick={() => choose(icon)}>
                  <Icon name={icon} />
                  {t(`icon_${icon}`)}
                </button>
              )}
            </For>
          </div>
        </Dialog>
      </Show>
    </div>
  )
}
