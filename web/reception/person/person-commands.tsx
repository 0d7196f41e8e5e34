import { Show } from 'solid-js'
import { Command } from '../command.tsx'
import { isOfOtherDay, mayGoBack, mayTakeOff } from '../list/row-words.ts'
import type { Row } from '../list/today.ts'
import { useText } from '../text.ts'
import { leaving, type Work } from '../work.ts'

/** What can be done for the chosen person, each with its key. */
export function PersonCommands(props: { row: Row; work: Work; mayAddStep: boolean; withAlt: boolean }) {
  const t = useText()
  const living = () => mayPrint(props.row)
  return (
    <div class="sp-commands">
      <Show when={props.row.arrival !== null && !isOfOtherDay(props.row)}>
        <Command
          letter="c"
          icon="circle-check"
          text={t('checkIn')}
          hint={t('checkInHint')}
          main
          withAlt={props.withAlt}
          disabled={props.row.arrival !== 'now' || props.work.atOnce.underWay()}
          press={() => void props.work.admit(props.row)}
        />
      </Show>
      <Show when={props.row.stranded}>
        <Command
          letter="b"
          icon="calendar-plus"
          text={t('strandedBook')}
          hint={t('strandedBookHint')}
          main={!props.row.stranded?.later}
          withAlt={props.withAlt}
          press={() => props.work.bookFor(props.row)}
        />
      </Show>
      <Show when={mayTakeOff(props.row)}>
        <Command
          letter="x"
          icon="x"
          text={t('takeOff')}
          hint={t('takeOffHint')}
          withAlt={props.withAlt}
          press={() => props.work.begin(leaving(props.row))}
        />
      </Show>
      <Show when={mayGoBack(props.row)}>
        <Command
          letter="r"
          icon="rotate-ccw"
          text={t('sendBack')}
          hint={t('sendBackHint')}
          main={props.row.stranded === null}
          withAlt={props.withAlt}
          disabled={props.work.atOnce.underWay()}
          press={() => void props.work.sendBack(props.row)}
        />
      </Show>
      <Command letter="w" icon="map-pin" text={t('where')} withAlt={props.withAlt} press={() => props.work.begin({ kind: 'turn' })} />
      <Show when={living()}>
        <Command letter="p" icon="printer" text={t('print')} withAlt={props.withAlt} press={() => void props.work.reprint(props.row)} />
      </Show>
      <Show when={props.mayAddStep}>
        <Command letter="a" icon="plus" text={t('addStep')} withAlt={props.withAlt} press={() => props.work.begin({ kind: 'addStep' })} />
      </Show>
      <Show when={props.row.mayChange}>
        <Command
          letter="m"
          icon="calendar-clock"
          text={t(props.row.status === 'replan' ? 'newTime' : 'move')}
          main={props.row.status === 'replan'}
          withAlt={props.withAlt}
          press={() => props.work.begin({ kind: 'move' })}
        />
        <Command letter="x" icon="calendar-x" text={t('cancelBooking')} withAlt={props.withAlt} press={() => props.work.begin({ kind: 'cancel' })} />
      </Show>
    </div>
  )
}

/** Only what can still be called is worth its paper. */
export const mayPrint = (row: Row): boolean => row.ticketId !== null && !['done', 'left', 'closed'].includes(row.status)
