import { createEffect, createMemo, For, on, Show } from 'solid-js'
import type { Board, BoardCall } from '../../shared/contracts/board.ts'
import type { Text } from '../../shared/text/text.ts'
import { language } from '../../web/kit/text.ts'
import type { Tongue } from '../../web/kit/tongues.ts'
import { Icon } from '../../web/ui/icon.tsx'
import { createNow, wallDay, wallTime } from '../clock.ts'
import type { PairedDevice } from '../pairing.tsx'
import { type Announcements, announce, isFresh, newestOf } from './announce.ts'
import { Call } from './call.tsx'
import { createChime } from './chime.ts'
import { Door } from './door.tsx'
import { createFollowing } from './following.ts'
import { type DisplayKey, Words } from './words.tsx'

/** Older calls that stay readable, because people miss theirs; the code of the door takes the place of two. */
const listed = 6
const listedBesideDoor = 4
const silentMs = 15_000

export function Display(props: { device: PairedDevice; t: Text<DisplayKey>; tongues: readonly Tongue<DisplayKey>[] }) {
  const now = createNow(500)
  const chime = createChime()
  const { board, lastHeard } = createFollowing(props.device)
  const announced = createMemo<Announcements | null>((before) => (board() ? announce(before, board()!, Date.now()) : before), null)
  const newest = createMemo(() => (board() && announced() ? newestOf(board()!, announced()!) : null))
  const others = () => (board()?.calls ?? []).filter((call) => call.id !== newest()?.id).slice(0, board()?.door ? listedBesideDoor : listed)
  const fresh = (call: BoardCall) => isFresh(announced()?.get(call.id), now())
  const offsetMs = createMemo(() => (board() ? Date.parse(board()!.now) - Date.now() : 0) || 0)
  const wall = () => now() + offsetMs()
  const lost = () => now() - lastHeard() > silentMs
  createEffect(on(announced, (after, before) => ringFor(before ?? null, after)))
  createEffect(() => {
    document.title = props.t('title')
  })
  return (
    <div class="sp-board">
      <header class="sp-top">
        <h1>
          <Icon name="landmark" />
          <span>
            <span>
              <bdi>{board()?.siteName ?? props.t('title')}</bdi>
            </span>
            <Show when={board()?.place}>
              {(place) => (
                <span class="sp-place">
                  <bdi>{place()}</bdi>
                </span>
              )}
            </Show>
          </span>
        </h1>
        <span class="sp-day">{wallDay(wall(), board()?.zone, language())}</span>
        <time>
          <bdi dir="ltr">{wallTime(wall(), board()?.zone)}</bdi>
        </time>
      </header>
      <main class="sp-calls">
        <Show when={newest()} fallback={<Quiet board={board()} t={props.t} tongues={props.tongues} />} keyed>
          {(call) => (
            <section class="sp-newest" aria-label={props.t('call', { number: call.face.label, desk: call.desk })}>
              <Call
                class="sp-call-newest"
                call={call}
                fresh={fresh(call)}
                numberWord={<Words tongues={props.tongues} say="number" />}
                deskWord={<Words tongues={props.tongues} say="desk" />}
              />
            </section>
          )}
        </Show>
        <Show when={others().length > 0 || (newest() && board()?.door)}>
          <ol class="sp-list" aria-label={props.t('lastCalls')}>
            <For each={others()}>
              {(call) => (
                <li>
                  <Call class="sp-call-older" call={call} fresh={fresh(call)} />
                </li>
              )}
            </For>
            <Show when={board()?.door}>
              {(door) => (
                <li class="sp-door">
                  <Door door={door()} label={props.t('doorTake')} tongues={props.tongues} />
                </li>
              )}
            </Show>
          </ol>
        </Show>
      </main>
      <footer class="sp-foot">
        <Show
          when={lost()}
          fallback={
            <span class="sp-count">
              <Icon name="users" />
              <Words tongues={props.tongues} say="waiting" />
              <b>{board()?.waiting ?? 0}</b>
            </span>
          }
        >
          <span class="sp-lost" role="alert">
            <Icon name="wifi-off" />
            {props.t('notLive', { time: wallTime(lastHeard() + offsetMs(), board()?.zone) })}
          </span>
        </Show>
        <Show when={(newest() || board()?.door) && board()?.closesTime}>{(time) => <Closing time={time()} tongues={props.tongues} />}</Show>
        <Show when={chime.silent()}>
          <button type="button" class="sp-sound" onClick={chime.wake}>
            <Icon name="volume-off" /> {props.t('touchForSound')}
          </button>
        </Show>
      </footer>
      <p class="sp-hidden" role="status">
        {newest() ? props.t('call', { number: newest()!.face.label, desk: newest()!.desk }) : ''}
      </p>
    </div>
  )

  function ringFor(before: Announcements | null, after: Announcements | null) {
    if (!before || !after) return
    for (const [id, { calls }] of after) if ((before.get(id)?.calls ?? 0) < calls) chime.ring()
  }
}

/** That it closes earlier than people expect, or soon. */
function Closing(props: { time: string; tongues: readonly Tongue<DisplayKey>[] }) {
  return (
    <span class="sp-closing">
      <Icon name="clock" />
      <Words tongues={props.tongues} say="closesToday" time={props.time} />
    </span>
  )
}

/** Nobody has been called yet. */
function Quiet(props: { board: Board | null; t: Text<DisplayKey>; tongues: readonly Tongue<DisplayKey>[] }) {
  const say = (): DisplayKey => (!props.board ? 'connecting' : props.board.open ? 'welcome' : 'closed')
  return (
    <section class="sp-quiet">
      <Icon name={props.board?.open === false ? 'clock' : 'ticket'} />
      <Words class="sp-quiet-word" tongues={props.tongues} say={say()} />
      <Show when={props.board?.open}>
        <Words tongues={props.tongues} say="welcomeHint" />
      </Show>
      <Show when={!props.board?.door && props.board?.closesTime}>{(time) => <Closing time={time()} tongues={props.tongues} />}</Show>
      <Show when={props.board?.door}>
        {(door) => (
          <div class="sp-door">
            <Door door={door()} label={props.t('doorTake')} tongues={props.tongues} />
          </div>
        )}
      </Show>
    </section>
  )
}
