import { createSignal, For, Show } from 'solid-js'
import type { Kiosk } from '../../../shared/contracts/tickets.ts'
import { useKiosk } from '../context.tsx'
import { Choice } from './screen.tsx'

type Service = Kiosk['services'][number]

/** More choices than this on one screen, and people stop reading. */
const perPage = 6

/** Pages of services; `services` null: not known yet in this language. */
export function createPages(services: () => readonly Service[] | null) {
  const [page, setPage] = createSignal(0)
  const all = () => services() ?? []
  const pages = () => Math.max(1, Math.ceil(all().length / perPage))
  const shown = () => all().slice(page() * perPage, (page() + 1) * perPage)
  return { services, page, setPage, pages, shown }
}

export function Services(props: { pages: ReturnType<typeof createPages>; choose: (service: Service) => void }) {
  const { t, visit } = useKiosk()
  const { services, page, setPage, pages, shown } = props.pages
  return (
    <>
      <div class="sp-two" aria-busy={services() === null}>
        <Show when={services()} fallback={<Skeletons />}>
          <For each={shown()}>
            {(service) => (
              <Choice class="sp-service" icon={service.icon} word={service.name} disabled={visit.busy()} onChoose={() => props.choose(service)} />
            )}
          </For>
        </Show>
      </div>
      <Show when={pages() > 1}>
        <div class="sp-two sp-pager">
          <Choice icon="arrow-left" mirror word={t('pageBefore')} disabled={page() === 0} onChoose={() => setPage(page() - 1)} />
          <Choice
            class="sp-after"
            icon="arrow-right"
            mirror
            word={t('pageAfter')}
            disabled={page() + 1 >= pages()}
            onChoose={() => setPage(page() + 1)}
          />
        </div>
      </Show>
    </>
  )
}

const Skeletons = () => <For each={[1, 2, 3, 4]}>{() => <div class="sp-choice sp-service sp-skeleton" />}</For>
