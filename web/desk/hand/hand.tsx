import { createEffect, Match, on, Show, Switch } from 'solid-js'
import type { Clock } from '../../staff/clock.ts'
import { useText } from '../text.ts'
import type { Commands, Outcome } from '../work/commands.ts'
import type { Picture } from '../work/picture.ts'
import type { Remote } from '../work/remote.ts'
import type { Ticks } from '../work/ticks.ts'
import { CalledActions } from './called-actions.tsx'
import { Closed } from './closed.tsx'
import { Idle } from './idle.tsx'
import { Notice } from './notice.tsx'
import { Papers } from './papers.tsx'
import { Paused } from './paused.tsx'
import { Person } from './person.tsx'
import { QuietActions } from './quiet-actions.tsx'
import { ServingActions } from './serving-actions.tsx'

export type HandStatus = 'loading' | 'closed' | 'paused' | 'idle' | 'called' | 'serving'
/** What is asked before a command goes. */
export type Question = 'park' | 'transfer' | 'pause' | 'following' | 'referral' | 'calls' | 'keys'

export interface HandProps {
  readonly deskId: string
  readonly status: HandStatus
  readonly picture: Picture
  readonly commands: Commands
  readonly remote: Remote
  readonly ticks: Ticks
  readonly clock: Clock
  readonly outcome: Outcome
  readonly chooseOutcome: (outcome: Outcome) => void
  readonly mayRecall: boolean
  /** why nobody can be called again now; null where they can */
  readonly recallWhy: string | null
  readonly absentArmed: boolean
  readonly absent: () => void
  readonly disarm: () => void
  readonly ask: (question: Question) => void
  readonly toggleHelp: () => void
  readonly toggleFirstVisit: () => void
}

/** Whom this desk has before it, and what it can do now. The buttons stand at the bottom, where they never move. */
export function Hand(props: HandProps) {
  const t = useText()
  let section!: HTMLElement
  createEffect(
    on(
      () => [props.status, props.picture.hand()?.stepId],
      () => followFocus(section),
      { defer: true },
    ),
  )
  return (
    <section
      class="sp-hand"
      data-status={props.status}
      aria-label={t('hand')}
      aria-busy={props.commands.underWay() !== null}
      ref={section}
      tabindex={-1}
    >
      <Switch>
        <Match when={props.status === 'loading'}>
          <div class="sp-skeleton" role="status">
            <span class="visually-hidden">{t('connecting')}</span>
          </div>
        </Match>
        <Match when={props.status === 'closed'}>
          <Closed {...props} />
        </Match>
        <Match when={props.status === 'paused'}>
          <Paused {...props} />
        </Match>
        <Match when={props.status === 'idle'}>
          <Idle {...props} />
        </Match>
        <Match when={props.picture.hand()}>
          {(step) => (
            <>
              <Person
                deskId={props.deskId}
                step={step()}
                clock={props.clock}
                busy={props.commands.underWay() !== null}
                toggle={props.toggleFirstVisit}
              />
              <Papers step={step()} ticks={props.ticks} />
            </>
          )}
        </Match>
      </Switch>
      <Show when={props.status === 'called' || props.status === 'serving'}>
        <div class="sp-actions">
          <Notice commands={props.commands} picture={props.picture} />
          <Show when={props.status === 'called'}>
            <CalledActions {...props} />
          </Show>
          <Show when={props.status === 'serving'}>
            <ServingActions {...props} />
          </Show>
          <QuietActions {...props} />
        </div>
      </Show>
      <Show when={props.status === 'idle' || props.status === 'paused'}>
        <div class="sp-actions sp-actions-quiet">
          <QuietActions {...props} />
        </div>
      </Show>
    </section>
  )
}

/**
 * The pressed button is gone when the person in hand changes. The focus goes to the region, not to the next button: a key
 * that is still held down would press that one.
 */
function followFocus(section: HTMLElement) {
  const focused = document.activeElement
  if (focused === null || focused === document.body || section.contains(focused)) section.focus({ preventScroll: true })
}
