import { createMemo, createSignal, For, onMount, Show } from 'solid-js'
import { Icon } from '../../../web/ui/icon.tsx'
import { useKiosk } from '../context.tsx'

/** More than anybody reads standing; the rest is a question for a person. */
const mostShown = 7

/** The papers for all that is wanted: as many as fit above the hand, whatever else stands there in whichever language. */
export function Documents(props: { serviceIds: readonly string[] }) {
  const { t, house } = useKiosk()
  const [room, setRoom] = createSignal(mostShown)
  const documents = createMemo(() => [...new Set(props.serviceIds.flatMap(documentsOf))])
  const shown = () => documents().slice(0, room())
  const left = () => documents().length - shown().length
  let list: HTMLElement | undefined
  onMount(() => {
    const question = list?.parentElement
    // A screen is drawn before it stands in the page, and has no height until then
    if (question) requestAnimationFrame(() => makeRoom(question))
  })
  return (
    <Show when={documents().length > 0}>
      <section class="sp-documents" ref={list}>
        <h2>
          <Icon name="file-text" /> {t('documentsTitle')}
        </h2>
        <ul>
          <For each={shown()}>
            {(paper) => (
              <li>
                <bdi>{paper}</bdi>
              </li>
            )}
          </For>
          <Show when={left() > 0}>
            <li>{t('documentsMore', { n: left() })}</li>
          </Show>
        </ul>
      </section>
    </Show>
  )

  function makeRoom(question: HTMLElement) {
    while (shown().length > 0 && question.scrollHeight > question.clientHeight) setRoom(shown().length - 1)
  }

  function documentsOf(serviceId: string): readonly string[] {
    return house.kiosk()?.services.find(({ id }) => id === serviceId)?.documents ?? []
  }
}
