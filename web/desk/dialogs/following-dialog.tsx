import { createMemo, createResource, createSignal, For, Match, onMount, Show, Switch } from 'solid-js'
import type { Following, FollowingBooked } from '../../../shared/contracts/desks.ts'
import { languageName, longDay } from '../../../shared/text/when.ts'
import { Refusal, read, write } from '../../kit/api.ts'
import { language } from '../../kit/text.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
import { RefusalNote } from '../../staff/note.tsx'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from '../hand/key-cap.tsx'
import { isolate, useText } from '../text.ts'
import { BookedSlip } from './booked-slip.tsx'
import { listenToDigits } from './digits.ts'

interface Props {
  deskId: string
  stepId: string
  name: string
  /** a slip is to be printed */
  booked: (slip: FollowingBooked) => void
  print: () => void
  close: () => void
}

/** In one, two or four weeks: one digit books it, and the slip is printed. */
export function FollowingDialog(props: Props) {
  const t = useText()
  const [from, setFrom] = createSignal('')
  // A day is asked for when it has been typed whole
  const wish = createMemo(() => ({ stepId: props.stepId, ...(/^20\d\d-\d\d-\d\d$/.test(from()) ? { from: from() } : {}) }))
  const [found, { refetch }] = createResource(wish, (wished) => read<Following>(`/api/desks/${props.deskId}/following`, wished).catch(refuse))
  const [refusal, setRefusal] = createSignal<Refusal | null>(null)
  const [slip, setSlip] = createSignal<FollowingBooked | null>(null)
  const [familyName, setFamilyName] = createSignal('')
  const [busy, setBusy] = createSignal(false)

  async function book(start: string | undefined) {
    if (!start || busy()) return
    setBusy(true)
    setRefusal(null)
    try {
      const person = familyName().trim() ? { familyName: familyName().trim() } : {}
      const booked = await write<FollowingBooked>(`/api/desks/${props.deskId}/following`, { stepId: props.stepId, start, ...person })
      setSlip(booked)
      props.booked(booked)
    } catch (error) {
      refuse(error)
      void refetch()
    } finally {
      setBusy(false)
    }
  }

  function refuse(error: unknown): null {
    if (!(error instanceof Refusal)) throw error
    setRefusal(error)
    return null
  }

  return (
    <Dialog title={t('followingTitle', { name: isolate(props.name) })} close={props.close}>
      <div role="alert">
        <Show when={refusal()}>{(given) => <RefusalNote refusal={given()} />}</Show>
      </div>
      <Switch>
        <Match when={slip()}>{(booked) => <BookedSlip slip={booked()} print={props.print} />}</Match>
        <Match when={found.latest}>
          {(following) => (
            <Proposals
              following={following()}
              name={familyName()}
              typeName={setFamilyName}
              from={from()}
              typeFrom={setFrom}
              book={book}
              busy={busy()}
            />
          )}
        </Match>
        <Match when={found.loading}>
          <p class="sp-hint" role="status">
            {t('followingSearch')}
          </p>
        </Match>
      </Switch>
    </Dialog>
  )
}

function Proposals(props: {
  following: Following
  name: string
  typeName: (name: string) => void
  /** a day, from which the first places are shown */
  from: string
  typeFrom: (day: string) => void
  book: (start: string | undefined) => void
  busy: boolean
}) {
  const t = useText()
  let list!: HTMLUListElement
  onMount(() => list.querySelector<HTMLElement>('button:not([disabled])')?.focus())

  listenToDigits((index) => props.book(props.following.proposals[index]?.slot?.start))

  return (
    <div class="sp-following">
      <p>
        <bdi>{props.following.serviceName}</bdi>
        <Show when={props.following.interpreter}>
          {(tongue) => (
            <>
              {' · '}
              {t('interpreterWith')} <bdi>{languageName(tongue(), language())}</bdi>
            </>
          )}
        </Show>
      </p>
      <ul class="sp-reasons" ref={list}>
        <For each={props.following.proposals} fallback={<li>{t('followingNone')}</li>}>
          {(proposal, index) => (
            <li>
              <button
                type="button"
                class="btn btn-outline-primary sp-reason"
                aria-keyshortcuts={`${index() + 1}`}
                aria-disabled={props.busy}
                disabled={proposal.slot === null}
                onClick={() => props.book(proposal.slot?.start)}
              >
                <Icon name="calendar-plus" />
                <span>
                  <Show when={proposal.slot} fallback={t('followingNone')}>
                    {(slot) => (
                      <>
                        <bdi>{longDay(slot().day, language())}</bdi> · <bdi dir="ltr">{slot().time}</bdi>
                      </>
                    )}
                  </Show>
                  <Show when={proposal.weeks !== null}>
                    <span class="sp-reason-hint">{t('inWeeks', { n: proposal.weeks! })}</span>
                  </Show>
                </span>
                <span aria-hidden="true">
                  <KeyCap key={`${index() + 1}`} />
                </span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <TextField label={t('followingFrom')} type="date" optional value={props.from} onText={props.typeFrom} />
      <Show when={!props.following.named} fallback={<p class="sp-hint">{t('followingNamed')}</p>}>
        <TextField label={t('followingName')} hint={t('followingNameHint')} optional value={props.name} maxlength={100} onText={props.typeName} />
      </Show>
    </div>
  )
}
