import { type JSX, Show } from 'solid-js'
import type { FollowingBooked } from '../../../shared/contracts/desks.ts'
import type { Refusal } from '../../kit/api.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { RefusalNote } from '../../staff/note.tsx'
import { BookedSlip } from './booked-slip.tsx'

/** What was booked, as soon as it is; the service in the language of the clerk. */
export interface Done {
  readonly slip: FollowingBooked
  readonly serviceName: string
}

/** Asks until something is booked, and then says what. */
export function BookingDialog(props: {
  title: string
  refusal: Refusal | null
  done: Done | null
  print: () => void
  close: () => void
  children: JSX.Element
}) {
  return (
    <Dialog title={props.title} close={props.close}>
      <div role="alert">
        <Show when={props.refusal}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
      </div>
      <Show when={props.done} fallback={props.children}>
        {(done) => <BookedSlip {...done()} print={props.print} />}
      </Show>
    </Dialog>
  )
}
