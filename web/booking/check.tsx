import { type JSX, onCleanup, onMount, Show } from 'solid-js'
import { languageName } from '../../shared/text/when.ts'
import { language } from '../kit/text.ts'
import { Fact, Facts, Place } from '../ui/facts.tsx'
import { Problem } from '../ui/problem.tsx'
import { Alternatives, slotWords } from '../ui/slots.tsx'
import { word } from '../ui/words.ts'
import { change, draft, organisationOf } from './draft.ts'
import { channel, interpreter, service, site } from './offer.ts'
import { sending } from './sending.ts'
import { Step } from './step.tsx'
import { goTo, type View } from './steps.ts'
import { t } from './texts.ts'

/** Step 5, Riepilogo: everything as text on one page, each part one tap from its step. */
export function Check() {
  onMount(() => change({ checked: true }))
  onCleanup(sending.forget)
  return (
    <Step title={t('checkTitle')} next={sending.busy() ? t('sending') : t('send')} busy={sending.busy()} onNext={sending.send}>
      <p>{t('checkHint')}</p>
      <Problem refusal={sending.refusal()}>
        <Alternatives slots={sending.refusal()?.problem?.alternatives ?? []} busy={sending.busy()} onTake={sending.takeInstead} />
      </Problem>
      <Part title={word('place')} view="place">
        <Show when={site()}>{(one) => <Fact term={t('step1')}>{<Place site={one()} stop={draft.slot} />}</Fact>}</Show>
      </Part>
      <Part title={t('step2')} view="when">
        <Show when={draft.slot}>{(slot) => <Fact term={word('date')}>{slotWords(slot())}</Fact>}</Show>
        <Fact term={word('channel')}>{word(`channel_${channel()}`)}</Fact>
        <Show when={service()?.interpreter}>
          <Fact term={word('interpreter')}>{interpreter() === 'none' ? t('interpreterNo') : languageName(interpreter(), language())}</Fact>
        </Show>
      </Part>
      <Part title={t('step3')} view="details">
        <Fact term={t('reason')}>
          <bdi>{service()?.name}</bdi>
        </Fact>
        <Fact term={t('details')}>
          <bdi class="text-break">{draft.details.trim() || t('noneWritten')}</bdi>
        </Fact>
      </Part>
      <Part title={t('step4')} view="person">
        <Show when={organisationOf(draft)}>
          {(organisation) => (
            <Fact term={t(`requester_${draft.requesterKind}`)}>
              <bdi class="text-break">{organisation()}</bdi>
            </Fact>
          )}
        </Show>
        <Fact term={t('name')}>
          <bdi class="text-break">
            {draft.givenName} {draft.familyName}
          </bdi>
        </Fact>
        <Fact term={t('phone')}>
          <bdi dir="auto">{draft.phone || t('noneWritten')}</bdi>
        </Fact>
        <Fact term={t('email')}>
          <bdi dir="auto" class="text-break">
            {draft.email || t('noneWritten')}
          </bdi>
        </Fact>
      </Part>
      <p class="mb-4">{t('privacy')}</p>
    </Step>
  )
}

function Part(props: { title: string; view: View; children: JSX.Element }) {
  return (
    <section class="card rounded shadow-sm mb-3 p-3" aria-label={props.title}>
      <div class="d-flex justify-content-between align-items-center border-bottom mb-3">
        <h3 class="h6 mb-0">{props.title}</h3>
        <button type="button" class="btn btn-link px-2" aria-label={t('changeWhat', { what: props.title })} onClick={() => goTo(props.view)}>
          {t('change')}
        </button>
      </div>
      <Facts>{props.children}</Facts>
    </section>
  )
}
