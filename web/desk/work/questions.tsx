import { createSignal, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import type { QueueRow } from '../../../shared/contracts/desks.ts'
import type { Session } from '../../staff/session.ts'
import { CallsDialog } from '../dialogs/calls-dialog.tsx'
import { ChooseDialog } from '../dialogs/choose-dialog.tsx'
import { FollowingDialog } from '../dialogs/following-dialog.tsx'
import { ParkDialog } from '../dialogs/park-dialog.tsx'
import { PauseDialog } from '../dialogs/pause-dialog.tsx'
import { ReferralDialog } from '../dialogs/referral-dialog.tsx'
import { TransferDialog } from '../dialogs/transfer-dialog.tsx'
import type { DeskPaper } from '../following-slip.tsx'
import type { Question } from '../hand/hand.tsx'
import { isolate } from '../text.ts'
import { nameOf } from '../who.tsx'
import type { Commands, Last } from './commands.ts'
import { KeysDialog } from './keys-dialog.tsx'
import type { Picture } from './picture.ts'
import type { Remote } from './remote.ts'
import type { Ticks } from './ticks.ts'

// The paper of the next appointment is in four languages: they come when the first one is printed
const FollowingSlip = lazy(() => import('../following-slip.tsx'))

interface QuestionsProps {
  deskId: string
  asked: Question | { choose: QueueRow } | null
  followed: Last | null
  picture: Picture
  commands: Commands
  remote: Remote
  ticks: Ticks
  session: Session
  close: () => void
}

/** What is asked before a command goes, one at a time. */
export function Questions(props: QuestionsProps) {
  const [slip, setSlip] = createSignal<DeskPaper | null>(null)
  const hand = () => props.picture.hand()
  const chosen = () => (typeof props.asked === 'object' ? props.asked?.choose : undefined)
  const print = () => setSlip((before) => before && { ...before, times: before.times + 1 })
  return (
    <>
      <Switch>
        <Match when={props.asked === 'keys'}>
          <KeysDialog close={props.close} />
        </Match>
        <Match when={props.asked === 'pause'}>
          <PauseDialog pause={(reason) => void props.commands.pause(reason)} close={props.close} />
        </Match>
        <Match when={props.asked === 'calls'}>
          <CallsDialog
            remote={props.remote}
            busy={props.commands.underWay() !== null}
            call={(appointmentId) => void props.commands.callRemote(appointmentId)}
            close={props.close}
          />
        </Match>
        <Match when={props.asked === 'park' && hand()}>
          {(step) => <ParkDialog name={isolate(nameOf(step()))} park={(reason) => void props.commands.park(reason)} close={props.close} />}
        </Match>
        <Match when={props.asked === 'transfer' && hand()}>
          {(step) => (
            <TransferDialog
              step={step()}
              queue={props.picture.queue()!}
              own={props.deskId}
              name={nameOf(step())}
              transfer={(to) => void props.commands.transfer(to)}
              close={props.close}
            />
          )}
        </Match>
        <Match when={props.asked === 'following' && props.followed}>
          {(last) => (
            <FollowingDialog
              session={props.session}
              deskId={props.deskId}
              stepId={last().stepId}
              isOver={props.commands.last()?.stepId === last().stepId}
              name={nameOf(last())}
              booked={(booked) => {
                props.commands.noteFollowed()
                setSlip({ booked, elsewhere: false, missing: props.ticks.missing(last().stepId), times: 1 })
              }}
              print={print}
              close={props.close}
            />
          )}
        </Match>
        <Match when={props.asked === 'referral' && (hand() ?? props.commands.last())}>
          {(visit) => (
            <ReferralDialog
              session={props.session}
              deskId={props.deskId}
              stepId={visit().stepId}
              name={nameOf(visit())}
              booked={(booked) => setSlip({ booked, elsewhere: true, missing: booked.documents.map((document, at) => ({ at, document })), times: 1 })}
              print={print}
              close={props.close}
            />
          )}
        </Match>
        <Match when={chosen()}>
          {(row) => <ChooseDialog name={isolate(nameOf(row()))} choose={(reason) => void props.commands.choose(row(), reason)} close={props.close} />}
        </Match>
      </Switch>
      <Show when={slip()}>
        {(paper) => (
          <Suspense>
            <FollowingSlip {...paper()} />
          </Suspense>
        )}
      </Show>
    </>
  )
}
