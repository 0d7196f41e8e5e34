import { createEffect, createMemo, createSignal, Match, on, Show, Switch } from 'solid-js'
import type { StaffSelf } from '../../../shared/contracts/staff.ts'
import { createClock, secondsUntil } from '../../staff/clock.ts'
import { listenToKeys } from '../../staff/keys.ts'
import type { Session } from '../../staff/session.ts'
import { Icon } from '../../ui/icon.tsx'
import { DeskFrame } from '../desk-frame.tsx'
import { Hand } from '../hand/hand.tsx'
import { KeyCap } from '../hand/key-cap.tsx'
import { QueuePanel } from '../queue/queue-panel.tsx'
import { isolate, useText } from '../text.ts'
import { createCommands, type Outcome } from './commands.ts'
import { ConnectionBanner } from './connection-banner.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { followQueue } from './picture.ts'

/** The desk: who is in hand, and the queue beside it. */
export function Work(props: { deskId: string; self: StaffSelf; session: Session }) {
  const t = useText()
  const site = props.self.sites.find((one) => one.id === props.self.openDesk?.siteId)!
  const label = site.desks.find((one) => one.id === props.deskId)?.label ?? ''
  const clock = createClock()
  const picture = followQueue(site.id, props.deskId, clock)
  const commands = createCommands(props.deskId, picture, props.session)
  const [outcome, setOutcome] = createSignal<Outcome>('done')
  const [absentArmed, setAbsentArmed] = createSignal(false)
  const [help, setHelp] = createSignal(false)
  // the first picture may be older than the opening, and the last one newer than the closing
  const [arriving, setArriving] = createSignal(true)
  setTimeout(() => setArriving(false), 1500)

  const status = createMemo(() => {
    const desk = picture.desk()
    if (!desk) return 'loading'
    if (!desk.open) return arriving() || commands.underWay() === 'close' ? 'loading' : 'closed'
    return desk.serving?.status ?? 'idle'
  })
  const moment = createMemo(() => `${picture.hand()?.stepId} ${status()}`)
  createEffect(
    on(moment, () => {
      setOutcome('done')
      setAbsentArmed(false)
    }),
  )
  createEffect(() => {
    const here = t('desk', { label })
    document.title = picture.hand() ? `${picture.hand()?.face.label} · ${here}` : here
  })
  createEffect(() => {
    if (picture.refusal()?.problem?.code === 'sign_in_required') props.session.expired()
  })

  const recallSeconds = () => secondsUntil(picture.hand()?.recallAllowedAt ?? '', clock.now())
  const mayRecall = () => recallSeconds() === 0 && picture.hand()?.recallsLeft !== 0
  const absent = () => {
    if (absentArmed()) void commands.absent()
    else setAbsentArmed(true)
  }
  listenToKeys(() => {
    const always = { '?': () => setHelp(true) }
    if (status() === 'idle') return { ...always, space: commands.next, n: commands.next }
    if (status() === 'called') return { ...always, s: commands.start, r: mayRecall() ? commands.recall : undefined, a: absent }
    if (status() !== 'serving') return always
    return {
      ...always,
      1: () => setOutcome('done'),
      2: () => setOutcome('papersMissing'),
      3: () => setOutcome('comeBack'),
      f: () => commands.finish(outcome()),
      n: () => commands.finishAndNext(outcome()),
    }
  })

  return (
    <div class="sp-page sp-work">
      <DeskFrame self={props.self} devicesOf={site.id} signOut={commands.signOut} place={<Place label={label} siteName={site.name} />}>
        <button type="button" class="sp-tool" onClick={() => setHelp(true)}>
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
      <main class="sp-floor">
        <Hand
          deskId={props.deskId}
          status={status()}
          picture={picture}
          commands={commands}
          clock={clock}
          outcome={outcome()}
          chooseOutcome={setOutcome}
          recallSeconds={recallSeconds()}
          mayRecall={mayRecall()}
          absentArmed={absentArmed()}
          absent={absent}
          disarm={() => setAbsentArmed(false)}
        />
        <QueuePanel picture={picture} clock={clock} />
      </main>
      <p class="visually-hidden" role="status">
        <Switch>
          <Match when={status() === 'called'}>{t('announceCalled', { ticket: isolate(picture.hand()?.face.label ?? '') })}</Match>
          <Match when={status() === 'serving'}>{t('announceServing', { ticket: isolate(picture.hand()?.face.label ?? '') })}</Match>
          <Match when={status() === 'idle'}>{t('announceIdle')}</Match>
        </Switch>
      </p>
      <Show when={help()}>
        <KeysDialog close={() => setHelp(false)} />
      </Show>
    </div>
  )
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
