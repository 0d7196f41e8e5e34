import { For, type JSX, Show } from 'solid-js'
import type { StaffSelf } from '../../shared/contracts/staff.ts'
import { Icon } from '../ui/icon.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { otherPages, type StaffPageName, staffPages } from './pages.ts'
import { useStaffText } from './text.ts'

interface FrameProps {
  self: StaffSelf
  here: StaffPageName
  /** where I am; without it the name of the page */
  place?: JSX.Element
  signOut: () => void
  /** the page's own tools */
  children?: JSX.Element
}

/** Where I am, and where else I may go, at the start; what belongs to the whole page, at the end. */
export function Frame(props: FrameProps) {
  const t = useStaffText()
  return (
    <header class="sp-header">
      <div class="sp-place">{props.place ?? <PageName here={props.here} />}</div>
      <Show when={otherPages(props.self, props.here).length > 0}>
        <nav class="sp-elsewhere" aria-label={t('pages')}>
          <For each={otherPages(props.self, props.here)}>
            {(page) => (
              <a class="sp-tool" href={page.path}>
                <Icon name={page.icon} />
                {t(page.title)}
              </a>
            )}
          </For>
        </nav>
      </Show>
      <div class="sp-tools">
        {props.children}
        <LanguageChoice />
        <span class="sp-staff">
          <Icon name="user" />
          <bdi>{props.self.name}</bdi>
        </span>
        <button type="button" class="sp-tool" onClick={() => props.signOut()}>
          <Icon name="log-out" mirror />
          {t('signOut')}
        </button>
      </div>
    </header>
  )
}

function PageName(props: { here: StaffPageName }) {
  const t = useStaffText()
  return (
    <p class="sp-brand">
      <Icon name={staffPages[props.here].icon} />
      {t(staffPages[props.here].title)}
    </p>
  )
}
