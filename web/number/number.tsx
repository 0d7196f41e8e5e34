import { createMemo, createSignal, Match, Show, Switch } from 'solid-js'
import type { DoorSite } from '../../shared/contracts/doors.ts'
import type { Network } from '../../shared/contracts/network.ts'
import { createLoaded, pathOf } from '../ui/loaded.ts'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { Closed } from './closed.tsx'
import { type Door, readDoor } from './door.ts'
import { Language } from './language.tsx'
import { Need } from './need.tsx'
import { Offer } from './offer.tsx'
import { OwnNumber } from './own-number.tsx'
import { type Step, step } from './steps.ts'
import { t } from './texts.ts'

const [door, setDoor] = createSignal(readDoor())
addEventListener('hashchange', () => setDoor(readDoor()))

/** A number by phone, where there is no kiosk. */
export function NumberPage() {
  const network = createLoaded<Network>(() => '/api/network')
  return (
    <Page title={t('title')} network={network.value()}>
      <h1 class="h3 mt-4">{t('title')}</h1>
      <Show when={door()} keyed fallback={<p class="lead">{t('noDoor')}</p>}>
        {(known) => <AtDoor door={known} />}
      </Show>
    </Page>
  )
}

function AtDoor(props: { door: Door }) {
  const site = createLoaded<DoorSite>(() => pathOf('/api/door', { ...props.door }))
  const service = createMemo(() => {
    const now = step()
    return now.at === 'offer' ? site.value()?.services.find(({ id }) => id === now.serviceId) : undefined
  })
  const at = (name: Step['at']) => step().at === name
  return (
    <>
      <Problem refusal={site.problem()} again={site.problem()?.problem ? undefined : site.again}>
        <OwnNumber />
      </Problem>
      <Show when={!site.problem()}>
        <Show when={site.value()} fallback={<Waiting shown />}>
          {(here) => (
            <>
              <p class="lead mb-3">
                <bdi>{[here().siteName, here().place].filter(Boolean).join(', ')}</bdi>
              </p>
              <OwnNumber />
              <Switch>
                <Match when={!here().open}>
                  <Closed site={here()} />
                </Match>
                <Match when={at('language')}>
                  <Language />
                </Match>
                <Match when={at('need')}>
                  <Need services={here().services} />
                </Match>
                <Match when={service()}>{(wanted) => <Offer door={props.door} site={here()} service={wanted()} />}</Match>
              </Switch>
            </>
          )}
        </Show>
      </Show>
    </>
  )
}
