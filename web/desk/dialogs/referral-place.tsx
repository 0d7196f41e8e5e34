import { createEffect, createMemo, createSignal, on, onMount, Show } from 'solid-js'
import type { FollowingBooked } from '../../../shared/contracts/desks.ts'
import type { Referral, ReferralPlaces } from '../../../shared/contracts/referral.ts'
import type { Slot } from '../../../shared/contracts/slots.ts'
import { languageName } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { CheckboxField } from '../../staff/form/checkbox-field.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
import { RefusalNote } from '../../staff/note.tsx'
import type { Session } from '../../staff/session.ts'
import { Icon } from '../../ui/icon.tsx'
import { pathOf } from '../../ui/loaded.ts'
import { isolate, oneOf, useText } from '../text.ts'
import { channelIcons } from '../who.tsx'
import { createDeskBooking, createFromDay, given } from './desk-booking.ts'
import { Starts } from './starts.tsx'

interface Props {
  deskId: string
  visit: Referral
  service: Referral['services'][number]
  session: Session
  booked: (slip: FollowingBooked) => void
  back: () => void
}

/** Whether its person agrees that name and contact go along, and when: one digit books it. */
export function ReferralPlace(props: Props) {
  const t = useText()
  const where = `/api/desks/${props.deskId}/referral`
  const [agreed, setAgreed] = createSignal(false)
  const [familyName, setFamilyName] = createSignal('')
  const [phone, setPhone] = createSignal('')
  const [alone, setAlone] = createSignal(false)
  const from = createFromDay()
  const of = () => ({ stepId: props.visit.stepId, serviceId: props.service.serviceId })
  const { found, refusal, isComing, isRefused, busy, book } = createDeskBooking<ReferralPlaces>(
    props.session,
    createMemo(() => pathOf(`${where}/places`, { ...of(), alone: alone() ? 'true' : undefined, from: from.whole() })),
    (slip) => props.booked(slip),
  )
  const refer = ({ siteId, start }: Slot) =>
    void book(where, { ...of(), siteId, start, agreed: agreed(), alone: alone(), ...given({ familyName: familyName(), phone: phone() }) })
  const icon = () => (found() && found()!.channel !== 'onSite' ? channelIcons[found()!.channel] : 'calendar-plus')
  const isKnown = () => props.visit.named || props.visit.reachable
  let form!: HTMLDivElement
  const focusFirst = () => {
    if (!form.contains(document.activeElement)) form.querySelector<HTMLElement>('[type=checkbox], .sp-reason')?.focus()
  }
  onMount(focusFirst)
  createEffect(on(found, focusFirst, { defer: true }))

  return (
    <>
      <div role="alert">
        <Show when={refusal()}>{(given) => <RefusalNote refusal={given()} />}</Show>
      </div>
      <div class="sp-following" ref={form}>
        <p class="sp-refer-service">
          <Icon name={props.service.icon} />
          <bdi>{props.service.serviceName}</bdi>
          <button type="button" class="sp-tool" onClick={() => props.back()}>
            {t('referOther')}
          </button>
        </p>
        <CheckboxField
          label={t(isKnown() ? 'referAgreed' : 'referAgreedSender')}
          hint={t('referAgreedHint')}
          checked={agreed()}
          onChecked={setAgreed}
        />
        <Show when={!props.visit.named}>
          <TextField label={t('followingName')} hint={t('followingNameHint')} optional value={familyName()} maxlength={100} onText={setFamilyName} />
        </Show>
        <Show when={found() && found()!.channel !== 'onSite' && !(agreed() && found()!.contactLeft)}>
          <TextField label={t('phone')} type="tel" value={phone()} maxlength={30} onText={setPhone} />
        </Show>
        <Show when={found()?.interpreter}>
          {(spoken) => (
            <CheckboxField
              label={t('referInterpreter', { language: isolate(languageName(spoken(), language())) })}
              checked={!alone()}
              onChecked={(wanted) => setAlone(!wanted)}
            />
          )}
        </Show>
        <Show when={found() || !refusal()}>
          <Starts
            starts={
              found()?.places.map(({ slot, institutions, siteName, city }) => ({
                slot,
                hint: `${oneOf(institutions.map(isolate), language())} · ${isolate(`${siteName}, ${city}`)}`,
              })) ?? null
            }
            isComing={isComing()}
            isRefused={isRefused()}
            icon={icon()}
            from={from}
            busy={busy()}
            book={refer}
          />
        </Show>
        <p class="sp-hint">{t('referNothingElse')}</p>
      </div>
    </>
  )
}
