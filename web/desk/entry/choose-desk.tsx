import { createResource, createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import type { Queue } from '../../../shared/contracts/desks.ts'
import type { StaffSelf } from '../../../shared/contracts/staff.ts'
import { Refusal, read, write } from '../../kit/api.ts'
import { Brand } from '../../staff/brand.tsx'
import { RefusalNote } from '../../staff/note.tsx'
import { needsSignIn, type Session } from '../../staff/session.ts'
import { Icon } from '../../ui/icon.tsx'
import { DeskFrame } from '../desk-frame.tsx'
import { isolate, useText } from '../text.ts'

type Site = StaffSelf['sites'][number]
type Desk = Site['desks'][number]
type Seat = Queue['desks'][number]

const lookAgainMs = 5000
const lastDesk = 'sportello.desk.last'

/** The desks of my sites and who sits where. The desk this computer had last is the first to hold the focus: Enter opens it. */
export function ChooseDesk(props: { self: StaffSelf; session: Session }) {
  const t = useText()
  const [seats, { refetch }] = createResource(() => readSeats(props.self.sites))
  const [opening, setOpening] = createSignal<string | null>(null)
  const [refusal, setRefusal] = createSignal<Refusal | null>(null)
  const timer = setInterval(refetch, lookAgainMs)
  onCleanup(() => clearInterval(timer))
  let list!: HTMLElement
  onMount(() => (list.querySelector<HTMLElement>('[data-last]') ?? list.querySelector<HTMLElement>('button'))?.focus())

  async function open(desk: Desk) {
    if (opening()) return
    setOpening(desk.id)
    setRefusal(null)
    try {
      await write(`/api/desks/${desk.id}/open`)
      localStorage.setItem(lastDesk, desk.id)
      await props.session.refresh()
    } catch (error) {
      refuse(error)
    } finally {
      setOpening(null)
    }
  }

  function refuse(error: unknown) {
    if (!(error instanceof Refusal)) throw error
    if (needsSignIn(error)) return props.session.expired()
    setRefusal(error)
    void refetch()
  }

  return (
    <div class="sp-page">
      <DeskFrame self={props.self} place={<Brand />} signOut={() => props.session.signOut().catch(refuse)} />
      <main class="sp-choose" ref={list}>
        <h1>{t('chooseTitle')}</h1>
        <p class="sp-lead">{t('chooseLead', { name: isolate(props.self.name) })}</p>
        <div role="alert">
          <Show when={refusal()}>{(given) => <RefusalNote refusal={given()} />}</Show>
        </div>
        <For each={props.self.sites} fallback={<p class="sp-empty">{t('noDesks')}</p>}>
          {(site) => (
            <section class="sp-choose-site" aria-label={site.name}>
              <h2>
                <Icon name="map-pin" />
                <bdi>{site.name}</bdi>
              </h2>
              <ul class="sp-choose-list">
                <For each={site.desks} fallback={<li class="sp-empty">{t('noDesks')}</li>}>
                  {(desk) => (
                    <li>
                      <DeskChoice desk={desk} seat={seats.latest?.get(desk.id)} busy={opening() !== null} open={() => open(desk)} />
                    </li>
                  )}
                </For>
              </ul>
            </section>
          )}
        </For>
      </main>
    </div>
  )
}

function DeskChoice(props: { desk: Desk; seat: Seat | undefined; busy: boolean; open: () => void }) {
  const t = useText()
  const last = localStorage.getItem(lastDesk) === props.desk.id
  const taken = () => props.seat?.open ?? false
  const state = () => {
    if (!taken()) return t('deskFree')
    return props.seat?.staffName ? t('deskTaken', { name: isolate(props.seat.staffName) }) : t('deskTakenUnknown')
  }
  return (
    <button
      type="button"
      class="sp-desk-choice"
      classList={{ 'sp-taken': taken() }}
      data-last={last ? '' : undefined}
      aria-disabled={props.busy}
      onClick={() => props.open()}
    >
      <bdi class="sp-desk-name">{t('desk', { label: isolate(props.desk.label) })}</bdi>
      <span class="sp-desk-pool">
        <bdi>{props.desk.poolName}</bdi>
        <bdi>{props.desk.institutionName}</bdi>
      </span>
      <span class="sp-desk-state">
        <Icon name={taken() ? 'user' : 'circle-check'} />
        {state()}
        <Show when={last && !taken()}>
          <span class="sp-tag">{t('lastTime')}</span>
        </Show>
      </span>
    </button>
  )
}

/** A queue that cannot be read leaves its desks without a state: opening one still answers with the truth. */
async function readSeats(sites: readonly Site[]): Promise<Map<string, Seat>> {
  const queues = await Promise.all(sites.map((site) => read<Queue>(`/api/sites/${site.id}/queue`).catch(() => null)))
  return new Map(queues.flatMap((queue) => queue?.desks ?? []).map((seat) => [seat.id, seat]))
}
