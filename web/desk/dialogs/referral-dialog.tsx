import { createResource, createSignal, Match, Show, Switch } from 'solid-js'
import type { FollowingBooked } from '../../../shared/contracts/desks.ts'
import type { Referral } from '../../../shared/contracts/referral.ts'
import { languageName } from '../../../shared/text/when.ts'
import { Refusal, read } from '../../kit/api.ts'
import { language } from '../../kit/text.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { RefusalNote } from '../../staff/note.tsx'
import { isolate, useText } from '../text.ts'
import { BookedSlip } from './booked-slip.tsx'
import { ReferralPlace } from './referral-place.tsx'
import { TargetSearch } from './target-search.tsx'

interface Props {
  deskId: string
  stepId: string
  name: string
  /** a slip is to be printed */
  booked: (slip: FollowingBooked) => void
  print: () => void
  close: () => void
}

/** A service of another institution, then one of the earliest places: booked on the spot. */
export function ReferralDialog(props: Props) {
  const t = useText()
  const [refusal, setRefusal] = createSignal<Refusal | null>(null)
  const [service, setService] = createSignal<Referral['services'][number] | null>(null)
  const [slip, setSlip] = createSignal<FollowingBooked | null>(null)
  const [found] = createResource(() =>
    read<Referral>(`/api/desks/${props.deskId}/referral`, { stepId: props.stepId, lang: language() }).catch((error) => {
      if (!(error instanceof Refusal)) throw error
      setRefusal(error)
      return null
    }),
  )

  return (
    <Dialog title={t('referTitle', { name: isolate(props.name) })} close={props.close}>
      <div role="alert">
        <Show when={refusal()}>{(given) => <RefusalNote refusal={given()} />}</Show>
      </div>
      <Switch fallback={<p class="sp-loading">{t('followingSearch')}</p>}>
        <Match when={slip()}>{(booked) => <BookedSlip slip={booked()} print={props.print} />}</Match>
        <Match when={service() && found.latest}>
          {(visit) => (
            <ReferralPlace
              deskId={props.deskId}
              visit={visit()}
              service={service()!}
              refused={setRefusal}
              back={() => setService(null)}
              booked={(booked) => {
                setSlip(booked)
                props.booked(booked)
              }}
            />
          )}
        </Match>
        <Match when={found.latest}>
          {(visit) => (
            <>
              <TargetSearch
                label={t('referSearch')}
                name={t('refer')}
                nothing={t('referNone')}
                choices={visit().services.map((each) => ({
                  id: each.serviceId,
                  name: each.serviceName,
                  hint: each.institutions.map(isolate).join(' · '),
                  icon: each.icon,
                  service: each,
                }))}
                choose={(choice) => setService(choice.service)}
              />
              <p class="sp-hint sp-transfer-foot">{t('referAlong', { language: isolate(languageName(visit().language, language())) })}</p>
            </>
          )}
        </Match>
      </Switch>
    </Dialog>
  )
}
