import { createSignal, For, Show } from 'solid-js'
import { Icon } from '../ui/icon.tsx'
import type { AdminPage } from './pages.ts'
import { useText } from './text.ts'

/** Beside the page, always open; above it, where the window is narrow, behind the name of the page that is shown. */
export function Navigation(props: { pages: readonly AdminPage[]; here: AdminPage | undefined }) {
  const t = useText()
  const [open, setOpen] = createSignal(false)
  return (
    <nav class="sp-admin-nav" aria-label={t('nav')}>
      <Show when={props.here}>
        {(here) => (
          <button type="button" class="sp-admin-link sp-admin-fold" aria-expanded={open()} onClick={() => setOpen(!open())}>
            <Icon name={here().icon} />
            {t(here().title)}
            <Icon name="chevron-down" />
          </button>
        )}
      </Show>
      <ul classList={{ 'sp-open': open() }}>
        <For each={props.pages}>
          {(page) => (
            <li>
              <a class="sp-admin-link" href={`#${page.path}`} aria-current={page === props.here ? 'page' : undefined} onClick={() => setOpen(false)}>
                <Icon name={page.icon} />
                {t(page.title)}
                <Show when={page.count?.()}>{(count) => <span class="sp-tag sp-tag-warn sp-admin-count">{count()}</span>}</Show>
              </a>
            </li>
          )}
        </For>
      </ul>
    </nav>
  )
}
