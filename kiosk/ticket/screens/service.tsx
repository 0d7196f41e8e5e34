import { createSignal, For, Show } from 'solid-js'
import { useKiosk } from '../context.tsx'
import { Choice, Screen } from '../parts/screen.tsx'

/** More choices than this on one screen, and people stop reading. */
const perPage = 6

export function ServiceScreen() {
  const { t, house, visit } = useKiosk()
  const [page, setPage] = createSignal(0)
  const services = () => house.kiosk()?.services ?? []
  const pages = () => Math.max(1, Math.ceil(services().length / perPage))
  const shown = () => services().slice(page() * perPage, (page() + 1) * perPage)
  const empty = () => house.kiosk() !== null && services().length === 0
  return (
    <Screen
      name="service"
      title={t('serviceTitle')}
      lead={empty() ? t('servicesNone') : pages() > 1 ? t('pageOf', { page: page() + 1, pages: pages() }) : undefined}
      choices={
        <>
          <div class="sp-two" aria-busy={house.kiosk() === null}>
            <Show when={house.kiosk()} fallback={<Skeletons />}>
              <For each={shown()}>
                {(service) => (
                  <Choice
                    class="sp-service"
                    icon={service.icon}
                    word={service.name}
                    disabled={visit.busy()}
                    onChoose={() => visit.want(visit.need(service.id))}
                  />
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
      }
    />
  )
}

const Skeletons = () => <For each={[1, 2, 3, 4]}>{() => <div class="sp-choice sp-service sp-skeleton" />}</For>
