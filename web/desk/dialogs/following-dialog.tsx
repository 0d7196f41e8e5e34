import { createEffect, createMemo, createSignal, on, Show } from 'solid-js'
import type { Following } from '../../../shared/contracts/desks.ts'
import { languageName } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { TextField } from '../../staff/form/text-field.tsx'
import { pathOf } from '../../ui/loaded.ts'
import { isolate, useText } from '../text.ts'
import { BookingDialog, type Done } from './booking-dialog.tsx'
import { createDeskBooking, createFromDay, type DeskBookingProps, type FromDay, given } from './desk-booking.ts'
import { Starts } from './starts.tsx'

/** In one, two or four weeks: one digit books it, and the slip is printed. `isOver`: the visit has been finished; until then the keys are kept. */
export function FollowingDialog(props: DeskBookingProps & { isOver: boolean }) {
  const t = useText()
  const where = `/api/desks/${props.deskId}/following`
  const from = createFromDay()
  const [done, setDone] = createSignal<Done | null>(null)
  const [familyName, setFamilyName] = createSignal('')
  const { found, refusal, isComing, isRefused, busy, book } = createDeskBooking<Following>(
    props.session,
    () => (props.isOver ? pathOf(where, { stepId: props.stepId, from: from.whole() }) : null),
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
      <Show when={found() || !refusal()}>
        <Proposals
          following={found()}
          name={familyName()}
          typeName={setFamilyName}
          from={from}
          book={(start) => void book(where, { stepId: props.stepId, start, ...given({ familyName: familyName() }) })}
          isComing={isComing()}
          isRefused={isRefused()}
          busy={busy()}
        />
      </Show>
    </BookingDialog>
  )
}

function Proposals(props: {
  following: Following | undefined
  name: string
  typeName: (name: string) => void
  from: FromDay
  book: (start: string) => void
  isComing: boolean
  isRefused: boolean
  busy: boolean
}) {
  const t = useText()
  let room!: HTMLDivElement
  const isKnown = createMemo(() => props.following !== undefined)
  createEffect(on(isKnown, (known) => known && room.querySelector<HTMLElement>('button:not([disabled])')?.focus()))
  return (
    <div class="sp-following" ref={room}>
      <Show when={props.following}>
        {(following) => (
          <p>
            <bdi>{following().serviceName}</bdi>
            <Show when={following().interpreter}>
              {(tongue) => (
                <>
                  {' · '}
                  {t('interpreterWith')} <bdi>{languageName(tongue(), language())}</bdi>
                </>
              )}
            </Show>
          </p>
        )}
      </Show>
      <Starts
        starts={props.following?.proposals.map(({ slot, weeks }) => ({ slot, hint: weeks === null ? null : t('inWeeks', { n: weeks }) })) ?? null}
        isComing={props.isComing}
        isRefused={props.isRefused}
        icon="calendar-plus"
        from={props.from}
        busy={props.busy}
        book={({ start }) => props.book(start)}
      />
      <Show when={props.following?.named}>
        <p class="sp-hint">{t('followingNamed')}</p>
      </Show>
      <Show when={props.following?.named === false}>
        <TextField label={t('followingName')} hint={t('followingNameHint')} optional value={props.name} maxlength={100} onText={props.typeName} />
      </Show>
    </div>
  )
}
