import { createEffect, createSignal, For, on, onCleanup, onMount, Show, untrack } from 'solid-js'
import type { Queue } from '../../shared/contracts/desks.ts'
import type { Reception } from '../../shared/contracts/reception.ts'
import type { StaffSelf } from '../../shared/contracts/staff.ts'
import { follow } from '../kit/live.ts'
import { createClock } from '../staff/clock.ts'
import { Empty } from '../staff/empty.tsx'
import { Frame } from '../staff/frame.tsx'
import { type Keys, listenToKeys } from '../staff/keys.ts'
import { Note, RefusalNote } from '../staff/note.tsx'
import type { Session } from '../staff/session.ts'
import { Icon } from '../ui/icon.tsx'
import { createLoaded } from '../ui/loaded.ts'
import { Slip } from '../ui/slip.tsx'
import { Command } from './command.tsx'
import { Sheet } from './door/sheet.tsx'
import { Hall } from './hall.tsx'
import { Help } from './help.tsx'
import { Find } from './list/find.tsx'
import { mayGoBack, mayTakeOff } from './list/row-words.ts'
import { createToday, type Row } from './list/today.ts'
import { mayAdd } from './need.ts'
import { Person } from './person/person.tsx'
import { mayPrint, PersonCommands } from './person/person-commands.tsx'
import { Tasks } from './tasks.tsx'
import { useText, visitorTongues } from './text.ts'
import { createWork, leaving } from './work.ts'

interface FrontProps {
  self: StaffSelf
  session: Session
  sites: StaffSelf['sites']
  siteId: string
  chooseSite: (siteId: string) => void
}

/** The front of the house: one field to find anybody of today, and what can be done for them. */
export function Front(props: FrontProps) {
  const t = useText()
  const clock = createClock()
  const live = follow<Queue>(`/api/sites/${props.siteId}/queue/stream`, {}, 'stepId')
  const queue = () => live.picture.current
  const here = createLoaded<Reception>(() => `/api/sites/${props.siteId}/reception`)
  const list = createToday(props.siteId, () => queue()?.version)
  const [typing, setTyping] = createSignal(false)
  const [opening, setOpening] = createSignal(false)
  /** a command for whoever is being looked for, given before the answer has come */
  const [ahead, setAhead] = createSignal<string | null>(null)
  let field: HTMLInputElement | undefined
  let panel: HTMLElement | undefined
  let beside: HTMLDivElement | undefined
  const work = createWork({
    siteId: props.siteId,
    siteName: () => here.value()?.siteName ?? '',
    hasKiosk: () => here.value()?.kiosk ?? false,
    session: props.session,
    list,
    toField: () => queueMicrotask(() => field?.focus()),
  })
  const known = () => here.value() ?? null
  const mayAddStep = () => work.chosen() !== null && mayAdd(work.chosen()!, known())
  onMount(() => field?.focus())
  readyForTyping(() => field?.focus())
  createEffect(() => {
    if (live.refusal()?.problem?.code === 'sign_in_required') props.session.expired()
  })
  createEffect(
    on(
      () => queue()?.now,
      (now) => now && clock.hear(now),
    ),
  )
  // Enter may come before the answer: the person is opened when they are found, and what is pressed until then is for them
  createEffect(() => {
    if (!opening() || !(list.settled() || list.problem())) return
    setOpening(false)
    if (work.chosen()) panel?.focus()
    else field?.focus()
  })
  createEffect(() => {
    const letter = ahead()
    if (letter === null) return
    // a later look may find whoever it was, when nobody waits for it any more
    if (list.problem()) setAhead(null)
    if (list.problem() || !list.settled()) return
    setAhead(null)
    // of several found, nobody has seen which stands first
    if (list.rows().length === 1) untrack(keys)[letter]?.()
  })
  listenToKeys(keys, { withAlt: true })

  function keys(): Keys {
    const row = work.chosen()
    const always = { n: () => work.begin({ kind: 'give' }), b: () => book(row) }
    if (!row && !list.settled()) return { ...always, ...Object.fromEntries(forPerson.map((letter) => [letter, () => setAhead(letter)])) }
    if (!row) return always
    return {
      ...always,
      w: () => work.begin({ kind: 'turn' }),
      c: row.arrival === 'now' ? () => void work.admit(row) : undefined,
      a: mayAddStep() ? () => work.begin({ kind: 'addStep' }) : undefined,
      r: mayGoBack(row) ? () => void work.sendBack(row) : undefined,
      p: mayPrint(row) ? () => void work.reprint(row) : undefined,
      m: row.mayChange ? () => work.begin({ kind: 'move' }) : undefined,
      x: row.mayChange ? () => work.begin({ kind: 'cancel' }) : mayTakeOff(row) ? () => work.begin(leaving(row)) : undefined,
    }
  }

  function book(row: Row | null) {
    if (row?.stranded) work.bookFor(row)
    else work.begin({ kind: 'book', begin: {} })
  }

  function open() {
    setOpening(true)
    if (opening()) beside?.focus()
  }

  return (
    <>
      <div class="sp-page sp-reception">
        <Frame
          self={props.self}
          here="reception"
          place={
            <>
              <SiteName sites={props.sites} siteId={props.siteId} choose={props.chooseSite} />
              <Show when={here.value()?.place}>
                {(place) => (
                  <span class="sp-site-place">
                    <Icon name="map-pin" />
                    <bdi>{place()}</bdi>
                  </span>
                )}
              </Show>
            </>
          }
          signOut={() => void props.session.leave()}
        >
          <button type="button" class="sp-tool" aria-pressed={work.printing.byItself()} onClick={work.printing.change}>
            <Icon name="printer" />
            {t(work.printing.byItself() ? 'autoPrint' : 'autoPrintOff')}
          </button>
          <Show when={here.value() && !here.value()!.kiosk}>
            <button type="button" class="sp-tool" onClick={() => work.begin({ kind: 'poster' })}>
              <Icon name="qr-code" />
              {t('poster')}
            </button>
          </Show>
        </Frame>
        <div role="status" class="sp-banner-place">
          <Show when={live.connection() === 'lost' && clock.now() - live.lastHeard() > 4000}>
            <p class="sp-banner">
              <Icon name="wifi-off" />
              {t('lost')}
            </p>
          </Show>
        </div>
        <Help calls={queue()?.help ?? []} clock={clock} session={props.session} />
        <main class="sp-front">
          <Find
            list={list}
            chosen={work.chosen()}
            choose={work.choose}
            open={open}
            ref={(input) => {
              field = input
            }}
            onTyping={setTyping}
            begin={() => setAhead(null)}
          />
          <div class="sp-beside" tabindex={-1} ref={beside}>
            <div class="sp-commands">
              <Command
                letter="n"
                icon="ticket"
                text={t('giveNumber')}
                main={!work.chosen()}
                withAlt={typing()}
                press={() => work.begin({ kind: 'give' })}
              />
              <Show when={!work.chosen()?.stranded}>
                <Command letter="b" icon="calendar-plus" text={t('bookFor')} withAlt={typing()} press={() => book(null)} />
              </Show>
            </div>
            <div role="status">
              <Show when={work.said()}>
                <Note kind="good">{work.said()}</Note>
              </Show>
            </div>
            <div role="alert">
              <Show when={!work.task() && (work.atOnce.refusal() ?? work.sending.refusal())}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
              <Show when={here.problem()}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
            </div>
            <Show
              when={work.chosen()}
              fallback={
                <Show when={!queue()}>
                  <Empty icon="user" title={t('nobody')} hint={t('nobodyHint')} />
                </Show>
              }
            >
              {(row) => (
                <Person
                  row={row()}
                  day={list.day()}
                  ref={(section) => {
                    panel = section
                  }}
                >
                  <PersonCommands row={row()} work={work} mayAddStep={mayAddStep()} withAlt={typing()} />
                </Person>
              )}
            </Show>
            <Show when={queue()}>{(known) => <Hall queue={known()} />}</Show>
          </div>
        </main>
        <Tasks work={work} siteId={props.siteId} here={known()} queue={queue()} day={list.day()} />
      </div>
      <Show when={work.paper()} keyed>
        {(paper) => <Slip paper={paper} tongues={visitorTongues()} siteName={here.value()?.siteName} />}
      </Show>
      <Show when={work.sheet()} keyed>
        {(poster) => <Sheet poster={poster} siteName={here.value()?.siteName ?? ''} place={here.value()?.place ?? null} />}
      </Show>
    </>
  )
}

/** Commands for the one who is chosen. */
const forPerson = ['w', 'c', 'r', 'a', 'p', 'm', 'x']

/**
 * The field is always ready: Escape leads back to it from anywhere, and what is typed while nothing has the focus is meant for
 * it. An open dialog has the keys for itself.
 */
function readyForTyping(toField: () => void) {
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return
    const isText = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
    if (event.key === 'Escape') toField()
    if (!isText || document.activeElement !== document.body) return
    toField()
    // The letter goes into the field, and is no command
    event.stopPropagation()
  }
  document.addEventListener('keydown', press, { capture: true })
  onCleanup(() => document.removeEventListener('keydown', press, { capture: true }))
}

function SiteName(props: { sites: StaffSelf['sites']; siteId: string; choose: (siteId: string) => void }) {
  const t = useText()
  return (
    <Show when={props.sites.length > 1} fallback={<bdi class="sp-site-name">{props.sites[0]?.name}</bdi>}>
      <label class="sp-site-choice">
        <span class="visually-hidden">{t('site')}</span>
        <select class="form-control sp-select" onChange={(event) => props.choose(event.currentTarget.value)}>
          <For each={props.sites}>
            {(site) => (
              <option value={site.id} selected={site.id === props.siteId}>
                {site.name}
              </option>
            )}
          </For>
        </select>
      </label>
    </Show>
  )
}
