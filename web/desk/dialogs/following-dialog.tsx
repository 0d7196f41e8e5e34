import { createSignal, onMount, Show } from 'solid-js'
import type { Following } from '../../../shared/contracts/desks.ts'
import { languageName } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { TextField } from '../../staff/form/text-field.tsx'
import { pathOf } from '../../ui/loaded.ts'
import { isolate, useText } from '../text.ts'
import { BookingDialog, type Done } from './booking-dialog.tsx'
import { createDeskBooking, createFromDay, type DeskBookingProps, type FromDay, given } from './desk-booking.ts'
import { Starts } from './starts.tsx'

/** In one, two or four weeks: one digit books it, and the slip is printed. */
export function FollowingDialog(props: DeskBookingProps) {
  const t = useText()
  const where = `/api/desks/${props.deskId}/following`
  const from = createFromDay()
  const [done, setDone] = createSignal<Done | null>(null)
  const [familyName, setFamilyName] = createSignal('')
  const { found, refusal, busy, book } = createDeskBooking<Following>(
    props.session,
    () => pathOf(where, { stepId: props.stepId, from: from.whole() }),
    (slip) => {
      setDone({ slip, serviceName: found()!.serviceName })
      props.booked(slip)
    },
  )
  return (
    <BookingDialog
      title={t('followingTitle', { name: isolate(props.name) })}
      refusal={refusal()}
      done={done()}
      print={props.print}
      close={props.close}
    >
      <Show when={found()} fallback={!refusal() && <p class="sp-loading">{t('followingSearch')}</p>}>
        {(following) => (
          <Proposals
            following={following()}
            name={familyName()}
            typeName={setFamilyName}
            from={from}
            book={(start) => void book(where, { stepId: props.stepId, start, ...given({ familyName: familyName() }) })}
            busy={busy()}
          />
        )}
      </Show>
    </BookingDialog>
  )
}

function Proposals(props: {
  following: Following
  name: string
  typeName: (name: string) => void
  from: FromDay
  book: (start: string) => void
  busy: boolean
}) {
  const t = useText()
  let room!: HTMLDivElement
  onMount(() => room.querySelector<HTMLElement>('button:not([disabled])')?.focus())
  return (
    <div class="sp-following" ref={room}>
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
      <Starts
        starts={props.following.proposals.map(({ slot, weeks }) => ({ slot, hint: weeks === null ? null : t('inWeeks', { n: weeks }) }))}
        icon="calendar-plus"
        from={props.from}
        busy={props.busy}
        book={({ start }) => props.book(start)}
      />
      <Show when={!props.following.named} fallback={<p class="sp-hint">{t('followingNamed')}</p>}>
        <TextField label={t('followingName')} hint={t('followingNameHint')} optional value={props.name} maxlength={100} onText={props.typeName} />
      </Show>
    </div>
  )
}
