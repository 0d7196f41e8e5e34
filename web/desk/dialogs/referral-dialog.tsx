import { createMemo, createSignal, Match, Show, Switch } from 'solid-js'
import type { Referral } from '../../../shared/contracts/referral.ts'
import { languageName } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { createLoaded, pathOf } from '../../ui/loaded.ts'
import { isolate, useText } from '../text.ts'
import { BookingDialog, type Done } from './booking-dialog.tsx'
import type { DeskBookingProps } from './desk-booking.ts'
import { Doubt } from './doubt.tsx'
import { ReferralPlace } from './referral-place.tsx'
import { TargetSearch } from './target-search.tsx'

type Service = Referral['services'][number]

/** A service of another institution, then one of the earliest places: booked on the spot. */
export function ReferralDialog(props: DeskBookingProps) {
  const t = useText()
  const [service, setService] = createSignal<Service | null>(null)
  const [done, setDone] = createSignal<Done | null>(null)
  const found = createLoaded<Referral>(() => pathOf(`/api/desks/${props.deskId}/referral`, { stepId: props.stepId, lang: language() }))
  const whoDoes = ({ institutions, own }: Service) =>
    [...institutions.map(isolate), ...(own === null ? [] : [t('referOwn', { institution: isolate(own) })])].join(' · ')
  const choices = createMemo(() =>
    (found.value()?.services ?? []).map((each) => ({
      id: each.serviceId,
      name: each.serviceName,
      hint: whoDoes(each),
      icon: each.icon,
      service: each,
    })),
  )

  return (
    <BookingDialog
      title={t('referTitle', { name: isolate(props.name) })}
      refusal={found.problem()}
      done={done()}
      print={props.print}
      close={props.close}
    >
      <Switch>
        <Match when={service()?.institutions.length === 0 && service()}>
          {(chosen) => (
            <Doubt
              warning={t('referOwnAlone', { service: isolate(chosen().serviceName), institution: isolate(chosen().own!) })}
              backLabel={t('referOther')}
              back={() => setService(null)}
            />
          )}
        </Match>
        <Match when={service()}>
          {(chosen) => (
            <ReferralPlace
              deskId={props.deskId}
              visit={found.value()!}
              service={chosen()}
              session={props.session}
              back={() => setService(null)}
              booked={(slip) => {
                setDone({ slip, serviceName: chosen().serviceName })
                props.booked(slip)
              }}
            />
          )}
        </Match>
        <Match when={found.value() || !found.problem()}>
          <TargetSearch
            label={t('referSearch')}
            name={t('refer')}
            nothing={t('referNone')}
            choices={choices()}
            areComing={found.loading()}
            choose={(choice) => setService(choice.service)}
          />
          <Show when={found.value()} fallback={<p class="sp-loading">{t('followingSearch')}</p>}>
            {(visit) => <p class="sp-hint sp-transfer-foot">{t('referAlong', { language: isolate(languageName(visit().language, language())) })}</p>}
          </Show>
        </Match>
      </Switch>
    </BookingDialog>
  )
}
