import { createEffect, createMemo, on, Show, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { StaffSelf } from '../../shared/contracts/staff.ts'
import { useHash } from '../kit/hash.ts'
import { Frame } from '../staff/frame.tsx'
import type { Session } from '../staff/session.ts'
import { useStaffText } from '../staff/text.ts'
import { Navigation } from './navigation.tsx'
import { adminPages } from './pages.ts'
import { countToReplan } from './replan/counts.ts'
import { lookForStart } from './start/progress.ts'
import { useText } from './text.ts'

/** The pages beside their navigation: `/admin#sites/centre` is the page `sites`, at `centre`. */
export function Admin(props: { self: StaffSelf; session: Session }) {
  const t = useText()
  const staffText = useStaffText()
  const hash = useHash()
  const pages = () => adminPages.filter((page) => page.mayUse?.(props.self) ?? true)
  const listed = () => pages().filter((page) => page.inNavigation?.() ?? true)
  const path = () => hash().split('/')[0]
  const page = createMemo(() => pages().find((one) => one.path === path()) ?? listed()[0])
  const rest = () => (page()?.path === path() ? hash().split('/').slice(1).join('/') : '')
  let content!: HTMLElement
  void lookForStart(props.self)
  createEffect(() => {
    const here = page()
    document.title = here ? `${t(here.title)} – ${staffText('pageAdmin')}` : staffText('pageAdmin')
  })
  createEffect(on(hash, () => void countToReplan()))
  // whoever came with the keyboard goes on in the page, not at the top of the navigation
  createEffect(on(page, () => content.focus(), { defer: true }))
  return (
    <div class="sp-page">
      <Frame self={props.self} here="admin" signOut={() => void props.session.leave()} />
      <div class="sp-admin">
        <Navigation pages={listed()} here={page()} />
        <main class="sp-content" ref={content} tabindex="-1">
          <Suspense fallback={<p class="sp-hint">{staffText('loading')}</p>}>
            <Show when={page()} keyed>
              {(here) => <Dynamic component={here.component} self={props.self} session={props.session} rest={rest()} />}
            </Show>
          </Suspense>
        </main>
      </div>
    </div>
  )
}
