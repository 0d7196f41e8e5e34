import { createEffect, createMemo, Match, Show, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { change, changeNeed, done, draft } from './draft.ts'
import { Later, type LaterView } from './later.tsx'
import { Need } from './need.tsx'
import { network, services, sites } from './offer.ts'
import { PlaceStep } from './place.tsx'
import { Stepper } from './stepper.tsx'
import { furthest, goTo, stepOf, view } from './steps.ts'
import { type Key, t } from './texts.ts'

export function Booking() {
  takeNeedOfAddress()
  createEffect(forgetWhatIsNoLongerOffered)
  const refusal = createMemo(() => network.problem() ?? services.problem() ?? sites.problem())
  const ready = createMemo(() => network.value() && services.value() && (view() === 'need' || sites.value()))
  return (
    <Page title={titleNow()} network={network.value()} manage={!done()}>
      <Show when={!done()} fallback={<Later>{(steps) => <steps.Confirmed done={done()!} />}</Later>}>
        <h1 class="h5 mt-3 mb-2">{t('title')}</h1>
        <Stepper now={stepOf[view()]} />
        <Problem refusal={refusal()} again={loadAgain} />
        <Show when={ready()} fallback={<Waiting shown={!refusal()} />}>
          <Switch fallback={<Later>{(steps) => <Dynamic component={steps[view() as LaterView]} />}</Later>}>
            <Match when={view() === 'need'}>
              <Need />
            </Match>
            <Match when={view() === 'place'}>
              <PlaceStep />
            </Match>
          </Switch>
        </Show>
      </Show>
    </Page>
  )
}

const titleNow = (): string => (done() ? t('doneTitle') : `${stepOf[view()]}/5 ${t(`step${stepOf[view()]}` as Key)} – ${t('title')}`)

/**
 * A service card of the municipality's site links here with `?service_id=`: that question is answered already. The page of a number
 * that cannot be served adds `site_id` and `interpreter`.
 */
function takeNeedOfAddress() {
  const asked = new URLSearchParams(location.search)
  const wanted = asked.get('service_id')
  if (!wanted || done()) return
  const siteId = asked.get('site_id')
  const interpreter = asked.get('interpreter') ?? draft.interpreter
  const isOther = wanted !== draft.serviceId || (siteId ?? draft.siteId) !== draft.siteId || interpreter !== draft.interpreter
  if (isOther) changeNeed({ serviceId: wanted, siteId, interpreter })
  forgetPlaceOfAddress()
  // what was begun for another need is not gone on with further than this one has come
  if (isOther) goTo(furthest(draft))
  else if (view() === 'need') goTo(draft.siteId ? 'when' : 'place')
}

/** Said once: what is chosen after it stays when the page is loaded again. */
function forgetPlaceOfAddress() {
  const address = new URL(location.href)
  for (const name of ['site_id', 'interpreter']) address.searchParams.delete(name)
  if (address.href !== location.href) history.replaceState(history.state, '', address)
}

function forgetWhatIsNoLongerOffered() {
  const places = sites.value()?.sites
  if (places && draft.siteId && !draft.slot && !places.some((one) => one.id === draft.siteId)) {
    change({ siteId: null })
    goTo('place')
  }
  const spoken = network.value()?.interpreterLanguages
  if (spoken && draft.interpreter && draft.interpreter !== 'none' && !spoken.includes(draft.interpreter)) change({ interpreter: null, slot: null })
  const known = services.value()?.services
  if (!known || !draft.serviceId || known.some((one) => one.id === draft.serviceId)) return
  change({ serviceId: null, siteId: null, slot: null })
  goTo('need')
}

function loadAgain() {
  for (const load of [network, services, sites]) if (load.problem()) load.again()
}
