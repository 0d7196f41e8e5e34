import { createEffect, createMemo, createSignal, Match, on, Switch } from 'solid-js'
import type { QueueRow } from '../../../shared/contracts/desks.ts'
import type { StaffSelf } from '../../../shared/contracts/staff.ts'
import { createClock, secondsUntil } from '../../staff/clock.ts'
import { listenToKeys } from '../../staff/keys.ts'
import type { Session } from '../../staff/session.ts'
import { Icon } from '../../ui/icon.tsx'
import { DeskFrame } from '../desk-frame.tsx'
import { Hand, type HandStatus, type Question } from '../hand/hand.tsx'
import { KeyCap } from '../hand/key-cap.tsx'
import { QueuePanel } from '../queue/queue-panel.tsx'
import { isolate, useText } from '../text.ts'
import { nameOf } from '../who.tsx'
import { createCommands, type Last, type Outcome } from './commands.ts'
import { ConnectionBanner } from './connection-banner.tsx'
import { createDeeds } from './deeds.ts'
import { speakUp } from './heartbeat.ts'
import { HelpBanner } from './help-banner.tsx'
import { followQueue } from './picture.ts'
import { Questions } from './questions.tsx'
import { createRemote } from './remote.ts'
import { shortcutsOf } from './shortcuts.ts'
import { createTicks } from './ticks.ts'
import { UndoToast } from './undo-toast.tsx'

/** The desk: who is in hand, and the queue beside it. */
export function Work(props: { deskId: string; self: StaffSelf; session: Session }) {
  const t = useText()
  const site = props.self.sites.find((one) => one.id === props.self.openDesk?.siteId)!
  const mine = site.desks.find((one) => one.id === props.deskId)
  const label = mine?.label ?? ''
  const clock = createClock()
  const picture = followQueue(site.id, props.deskId, clock)
  const deeds = createDeeds(clock)
  const commands = createCommands(props.deskId, picture, props.session, deeds)
  const remote = createRemote(props.deskId, picture)
  const ticks = createTicks()
  speakUp(props.deskId, picture)
  const [outcome, setOutcome] = createSignal<Outcome>('done')
  const [absentArmed, setAbsentArmed] = createSignal(false)
  const [asked, setAsked] = createSignal<Question | { choose: QueueRow } | null>(null)
  /** whom the next appointment is for: they may be leaving still */
  const [followed, setFollowed] = createSignal<Last | null>(null)
  // the first picture may be older than the opening, and the last one newer than the closing
  const [arriving, setArriving] = createSignal(true)
  setTimeout(() => setArriving(false), 1500)
  let floor!: HTMLElement

  const status = createMemo((): HandStatus => {
    const desk = picture.desk()
    if (!desk) return 'loading'
    if (!desk.open) return arriving() || commands.underWay() === 'close' ? 'loading' : 'closed'
    return desk.serving?.status ?? (desk.paused ? 'paused' : 'idle')
  })
  const moment = createMemo(() => `${picture.hand()?.stepId} ${status()}`)
  createEffect(
    on(moment, () => {
      setOutcome('done')
      setAbsentArmed(false)
      setSpoken('')
    }),
  )
  const handName = () => {
    const step = picture.hand()
    return step ? nameOf(step) : ''
  }
  createEffect(() => {
    const here = t('desk', { label })
    document.title = picture.hand() ? `${handName()} · ${here}` : here
  })
  createEffect(() => {
    if (picture.refusal()?.problem?.code === 'sign_in_required') props.session.expired()
  })

  const recallSeconds = () => secondsUntil(picture.hand()?.recallAllowedAt ?? '', clock.now())
  const mayRecall = () => recallSeconds() === 0 && picture.hand()?.recallsLeft !== 0 && picture.hand()?.channel === 'onSite'
  const recallWhy = () => {
    const step = picture.hand()
    if (step?.channel !== 'onSite' || mayRecall()) return null
    return step.recallsLeft === 0 ? t('recallMost', { n: step.recalls }) : t('recallSoon', { seconds: recallSeconds() })
  }
  const [spoken, setSpoken] = createSignal('')
  const free = () => status() === 'idle'
  const absent = () => {
    if (absentArmed()) void commands.absent()
    else setAbsentArmed(true)
  }
  const help = () => picture.queue()?.help ?? []
  const toggleHelp = () => void (help().some((call) => call.deskId === props.deskId) ? commands.answerHelp(props.deskId) : commands.callHelp())
  const toggleFirstVisit = () => void commands.noteFirstVisit(picture.hand()?.firstVisit !== true)

  function ask(question: Question) {
    setFollowed(question === 'following' ? (commands.leaving() ?? commands.last()) : null)
    setAsked(question)
  }
  // Nothing is asked about somebody who is no longer here
  createEffect(() => {
    const stepId = followed()?.stepId
    const isHere = [commands.leaving(), commands.last()].some((one) => one?.stepId === stepId)
    if (asked() === 'following' && !isHere) setAsked(null)
    if ((asked() === 'park' || asked() === 'transfer') && !picture.hand()) setAsked(null)
  })

  listenToKeys(() =>
    shortcutsOf({
      status: status(),
      commands,
      deeds,
      outcome: outcome(),
      chooseOutcome: setOutcome,
      recall: mayRecall() ? commands.recall : () => setSpoken(recallWhy() ?? ''),
      absent,
      ask,
      toggleHelp,
      toggleFirstVisit,
      helpAt: help().find((call) => call.deskId !== props.deskId)?.deskId,
      moveThroughRows: (by) => moveThroughRows(floor, by),
    }),
  )

  return (
    <>
      <div class="sp-page sp-work">
        <DeskFrame self={props.self} devicesOf={site.id} signOut={commands.signOut} place={<Place label={label} siteName={site.name} />}>
          <button type="button" class="sp-tool" onClick={() => setAsked('keys')}>
            <Icon name="keyboard" />
            {t('keys')}
            <KeyCap key="?" />
          </button>
          <button type="button" class="sp-tool" aria-disabled={commands.underWay() !== null} onClick={() => commands.close()}>
            <Icon name="door-open" />
            {t('closeDesk')}
          </button>
        </DeskFrame>
        <ConnectionBanner picture={picture} clock={clock} zone={picture.queue()?.zone} />
        <HelpBanner help={help()} coming={picture.desk()?.helpComing ?? null} own={props.deskId} commands={commands} clock={clock} />
        <main class="sp-floor" ref={floor}>
          <Hand
            deskId={props.deskId}
            status={status()}
            picture={picture}
            commands={commands}
            remote={remote}
            ticks={ticks}
            clock={clock}
            outcome={outcome()}
            chooseOutcome={setOutcome}
            mayRecall={mayRecall()}
            recallWhy={recallWhy()}
            absentArmed={absentArmed()}
            absent={absent}
            disarm={() => setAbsentArmed(false)}
            ask={ask}
            toggleHelp={toggleHelp}
            toggleFirstVisit={toggleFirstVisit}
          />
          <QueuePanel
            picture={picture}
            commands={commands}
            clock={clock}
            own={props.deskId}
            free={free()}
            choose={free() && mine?.mayChoose ? (row) => setAsked({ choose: row }) : undefined}
          />
        </main>
        <UndoToast deeds={deeds} commands={commands} />
        <p class="visually-hidden" role="status">
          <Switch>
            <Match when={status() === 'called'}>{t('announceCalled', { ticket: isolate(handName()) })}</Match>
            <Match when={status() === 'serving'}>{t('announceServing', { ticket: isolate(handName()) })}</Match>
            <Match when={status() === 'idle'}>{t('announceIdle')}</Match>
          </Switch>
        </p>
        <p class="visually-hidden" role="status">
          {spoken()}
        </p>
        <p class="visually-hidden" role="status">
          {deeds.newest() ? t('announceUndo', { deed: t(deeds.newest()!.what, { name: isolate(deeds.newest()!.name) }) }) : ''}
        </p>
      </div>
      <Questions
        deskId={props.deskId}
        asked={asked()}
        followed={followed()}
        picture={picture}
        commands={commands}
        remote={remote}
        ticks={ticks}
        session={props.session}
        close={() => setAsked(null)}
      />
    </>
  )
}

/** Everything beside the hand that can be pressed, one after the other. */
function moveThroughRows(floor: HTMLElement, by: 1 | -1): void {
  const rows = [...floor.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.indexOf(document.activeElement as HTMLElement)
  const next = at === -1 ? (by === 1 ? 0 : rows.length - 1) : at + by
  rows[next]?.focus()
}

function Place(props: { label: string; siteName: string }) {
  const t = useText()
  return (
    <>
      <p class="sp-desk-label">{t('desk', { label: isolate(props.label) })}</p>
      <p class="sp-site-name">
        <bdi>{props.siteName}</bdi>
      </p>
    </>
  )
}
