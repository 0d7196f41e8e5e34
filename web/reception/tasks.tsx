import { Match, Show, Switch } from 'solid-js'
import type { Queue } from '../../shared/contracts/desks.ts'
import type { Reception } from '../../shared/contracts/reception.ts'
import { BookDialog } from './book/book-dialog.tsx'
import { BookedDialog } from './book/booked-dialog.tsx'
import { MoveDialog } from './book/move-dialog.tsx'
import { PosterDialog } from './door/poster-dialog.tsx'
import { GiveDialog } from './give/give-dialog.tsx'
import { AddStepDialog } from './person/add-step-dialog.tsx'
import { CancelDialog } from './person/cancel-dialog.tsx'
import { LeaveDialog } from './person/leave-dialog.tsx'
import { TurnDialog } from './turn/turn-dialog.tsx'
import type { Task, Work } from './work.ts'

interface TasksProps {
  work: Work
  siteId: string
  here: Reception | null
  queue: Queue | null
  day: string
}

/** The dialog of what is being done. */
export function Tasks(props: TasksProps) {
  return (
    <Show when={props.work.task()} keyed>
      {(task) => <TaskDialog {...props} task={task} close={() => props.work.end(task)} />}
    </Show>
  )
}

function TaskDialog(props: TasksProps & { task: Task; close: () => void }) {
  const { work, task } = props
  return (
    <Switch>
      <Match when={task.kind === 'give'}>
        <GiveDialog
          siteId={props.siteId}
          here={props.here}
          sending={work.sending}
          give={(wish) => void work.give(wish)}
          bookInstead={(begin) => work.begin({ kind: 'book', begin })}
          close={props.close}
        />
      </Match>
      <Match when={task.kind === 'book' && task}>
        {(booking) => (
          <BookDialog siteId={props.siteId} here={props.here} begin={booking().begin} sending={work.sending} book={work.book} close={props.close} />
        )}
      </Match>
      <Match when={task.kind === 'booked' && task}>
        {(booked) => (
          <BookedDialog
            paper={booked().paper}
            print={() => work.print(booked().paper)}
            another={() => work.begin({ kind: 'book', begin: {} })}
            close={() => (booked().after ? work.begin(booked().after!) : props.close())}
          />
        )}
      </Match>
      <Match when={task.kind === 'leave' && task}>
        {(off) => <LeaveDialog label={off().label} sending={work.sending} leave={() => void work.leave(off())} close={props.close} />}
      </Match>
      <Match when={task.kind === 'poster'}>
        <PosterDialog siteId={props.siteId} print={work.printSheet} close={props.close} />
      </Match>
      <Match when={work.chosen()}>{(row) => <PersonTask {...props} row={row()} />}</Match>
    </Switch>
  )
}

function PersonTask(props: TasksProps & { task: Task; row: NonNullable<ReturnType<Work['chosen']>>; close: () => void }) {
  const { work, task } = props
  return (
    <Switch>
      <Match when={task.kind === 'move'}>
        <MoveDialog
          siteId={props.siteId}
          day={props.day}
          row={props.row}
          sending={work.sending}
          move={(slot) => work.move(props.row, slot)}
          close={props.close}
        />
      </Match>
      <Match when={task.kind === 'addStep'}>
        <AddStepDialog
          siteId={props.siteId}
          here={props.here}
          row={props.row}
          sending={work.sending}
          add={(wish) => void work.addStep(props.row, wish)}
          close={props.close}
        />
      </Match>
      <Match when={task.kind === 'cancel'}>
        <CancelDialog row={props.row} sending={work.sending} cancel={() => void work.cancel(props.row)} close={props.close} />
      </Match>
      <Match when={task.kind === 'turn'}>
        <TurnDialog siteId={props.siteId} row={props.row} queue={props.queue} close={props.close} />
      </Match>
    </Switch>
  )
}
