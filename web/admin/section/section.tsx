import { createUniqueId, For, type JSX, Show } from 'solid-js'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-names.ts'
import { useText } from './text.ts'

export interface FormSection {
  readonly id: string
  readonly title: string
  readonly icon: IconName
}

/** A part of a long form, to which the index leads. */
export function Section(props: { of: FormSection; lead?: string; children: JSX.Element }) {
  const id = createUniqueId()
  return (
    <section class="sp-section" aria-labelledby={id} data-section={props.of.id}>
      <h3 id={id} tabindex="-1">
        <Icon name={props.of.icon} />
        {props.of.title}
      </h3>
      <Show when={props.lead}>
        <p class="sp-hint">{props.lead}</p>
      </Show>
      {props.children}
    </section>
  )
}

/** Buttons, not links: the address of the page says which site is open. */
export function SectionIndex(props: { sections: readonly FormSection[] }) {
  const t = useText()
  const go = (id: string) => {
    const heading = document.querySelector<HTMLElement>(`[data-section="${id}"] h3`)
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
  }
  return (
    <nav class="sp-section-index" aria-label={t('index')}>
      <ul>
        <For each={props.sections}>
          {(section) => (
            <li>
              <button type="button" class="sp-section-link" onClick={() => go(section.id)}>
                <Icon name={section.icon} />
                {section.title}
              </button>
            </li>
          )}
        </For>
      </ul>
    </nav>
  )
}
