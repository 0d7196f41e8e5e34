import { createEffect, createResource, createSignal, For, on, onMount, Show } from 'solid-js'
import type { FollowingBooked } from '../../../shared/contracts/desks.ts'
import type { Referral, ReferralPlaces } from '../../../shared/contracts/referral.ts'
import { languageName, longDay } from '../../../shared/text/when.ts'
import { Refusal, read, write } from '../../kit/api.ts'
import { language } from '../../kit/text.ts'
import { CheckboxField } from '../../staff/form/checkbox-field.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from '../hand/key-cap.tsx'
import { isolate, useText } from '../text.ts'
import { channelIcons } from '../who.tsx'
import { listenToDigits } from './digits.ts'

interface Props {
  deskId: string
  visit: Referral
  service: Referral['services'][number]
  booked: (slip: FollowingBooked) => void
  refused: (refusal: Refusal | null) => void
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
  const [busy, setBusy] = createSignal(false)
  const [found, { refetch }] = createResource(
    () => ({ stepId: props.visit.stepId, serviceId: props.service.serviceId, ...(alone() ? { alone: 'true' } : {}) }),
    (question) => read<ReferralPlaces>(`${where}/places`, question).catch(refuse),
  )
  // until the places are those of what is ticked now
  const isWaiting = () => busy() || found.loading
  const isKnown = () => props.visit.named || props.visit.reachable
  let form!: HTMLDivElement
  const focusFirst = () => {
    if (!form.contains(document.activeElement)) form.querySelector<HTMLElement>('[type=checkbox], .sp-reason')?.focus()
  }
  onMount(focusFirst)
  createEffect(on(() => found.latest, focusFirst, { defer: true }))
  listenToDigits((index) => void book(found.latest?.places[index]))

  async function book(place: ReferralPlaces['places'][number] | undefined) {
    if (!place || isWaiting()) return
    setBusy(true)
    props.refused(null)
    const { siteId, start } = place.slot
    const typed = { ...(familyName().trim() ? { familyName: familyName().trim() } : {}), ...(phone().trim() ? { phone: phone().trim() } : {}) }
    const wish = { stepId: props.visit.stepId, serviceId: props.service.serviceId, siteId, start, agreed: agreed(), alone: alone(), ...typed }
    try {
      props.booked(await write<FollowingBooked>(where, wish))
    } catch (error) {
      refuse(error)
      void refetch()
    } finally {
      setBusy(false)
    }
  }

  function refuse(error: unknown): null {
    if (!(error instanceof Refusal)) throw error
    props.refused(error)
    return null
  }

  return (
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
      <Show when={found.latest && found.latest.channel !== 'onSite' && !(agreed() && found.latest.contactLeft)}>
        <TextField label={t('phone')} type="tel" value={phone()} maxlength={30} onText={setPhone} />
      </Show>
      <Show when={found.latest?.interpreter}>
        {(spoken) => (
          <CheckboxField
            label={t('referInterpreter', { language: isolate(languageName(spoken(), language())) })}
            checked={!alone()}
            onChecked={(wanted) => setAlone(!wanted)}
          />
        )}
      </Show>
      <Show when={found.latest} fallback={<p class="sp-loading">{t('followingSearch')}</p>}>
        {(answer) => (
          <ul class="sp-reasons">
            <For each={answer().places} fallback={<li>{t('followingNone')}</li>}>
              {(place, index) => (
                <li>
                  <button
                    type="button"
                    class="btn btn-outline-primary sp-reason"
                    aria-keyshortcuts={`${index() + 1}`}
                    aria-disabled={isWaiting()}
                    onClick={() => void book(place)}
                  >
                    <Icon name={answer().channel === 'onSite' ? 'calendar-plus' : channelIcons[answer().channel]} />
                    <span>
                      <bdi>{longDay(place.slot.day, language())}</bdi> · <bdi dir="ltr">{place.slot.time}</bdi>
                      <span class="sp-reason-hint">
                        <bdi>{place.institutionName}</bdi> · <bdi>{`${place.siteName}, ${place.city}`}</bdi>
                      </span>
                    </span>
                    <span aria-hidden="true">
                      <KeyCap key={`${index() + 1}`} />
                    </span>
                  </button>
                </li>
              )}
            </For>
          </ul>
        )}
      </Show>
      <p class="sp-hint">{t('referNothingElse')}</p>
    </div>
  )
}
