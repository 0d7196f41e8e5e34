import { createSignal, For, Show } from 'solid-js'
import { type InterfaceLanguage, interfaceLanguages } from '../../shared/text/languages.ts'
import { language } from '../kit/text.ts'
import { Icon } from '../ui/icon.tsx'
import { chooseLanguage } from './chosen-language.ts'
import { useStaffText } from './text.ts'

/** Buttons and no select: a select that keeps the focus would swallow the keys of the desk. */
export function LanguageChoice() {
  const t = useStaffText()
  const [open, setOpen] = createSignal(false)
  let button!: HTMLButtonElement
  const close = () => {
    setOpen(false)
    button.focus()
  }
  const choose = (tag: InterfaceLanguage) => {
    close()
    void chooseLanguage(tag)
  }
  return (
    <fieldset
      class="sp-menu"
      aria-label={t('language')}
      onKeyDown={(event) => event.key === 'Escape' && open() && close()}
      onFocusOut={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setOpen(false)}
    >
      <button ref={button} type="button" class="sp-tool" aria-expanded={open()} onClick={() => setOpen(!open())}>
        <Icon name="globe" />
        {interfaceLanguages.find((one) => one.tag === language())?.name}
        <Icon name="chevron-down" class="sp-small-icon" />
      </button>
      <Show when={open()}>
        <ul class="sp-menu-list">
          <For each={interfaceLanguages}>
            {(one) => (
              <li>
                <button
                  type="button"
                  class="sp-menu-choice"
                  lang={one.tag}
                  dir={one.dir}
                  aria-current={one.tag === language()}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(one.tag)}
                >
                  {one.name}
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </fieldset>
  )
}
