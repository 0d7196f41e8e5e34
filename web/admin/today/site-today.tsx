import { createSignal, Match, Show, Switch } from 'solid-js'
import type { Queue } from '../../../shared/contracts/desks.ts'
import { longDay } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { Note, RefusalNote } from '../../staff/note.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Touches } from '../part/touches.tsx'
import { watchForLoss } from '../site/site-here.ts'
import type { OfSiteProps } from '../site/site-page.tsx'
import { createActs } from './act.ts'
import { AnotherDesk } from './another-desk.tsx'
import { AwayList } from './away-list.tsx'
import { CloseEarly } from './close-early.tsx'
import { createDay } from './day.ts'
import { Desks } from './desks.tsx'
import { EndSilent, type SilentDesk } from './end-silent.tsx'
import { Interpreters } from './interpreters.tsx'
import { Late } from './late.tsx'
import { Measures } from './measures.tsx'
import { NobodySits } from './nobody-sits.tsx'
import { PrintList } from './print-list.tsx'
import { SomebodyIll } from './somebody-ill.tsx'
import { StrandedNumbers } from './stranded.tsx'
import { useText } from './text.ts'

type Interpreter = Queue['interpreters'][number]

/** What is open, who is in, who interprets until when; and one action for each thing that goes wrong. */
export function SiteToday(props: OfSiteProps) {
  const t = useText()
  const day = createDay(props.siteId)
  watchForLoss(day.refusal, props.lose)
  const acts = createActs(props.session, day.readAgain)
  const [asking, setAsking] = createSignal<'closeEarly' | 'ill' | 'anotherDesk' | Interpreter | null>(null)
  const [ending, setEnding] = createSignal<SilentDesk | null>(null)
  const late = () => {
    const asked = asking()
    return asked && typeof asked === 'object' ? asked : null
  }
  const stop = () => setAsking(null)
  return (
    <Show
      when={day.queue()}
      fallback={
        <Show when={day.refusal()} fallback={<p class="sp-loading">{t('loading')}</p>}>
          {(refusal) => <RefusalNote refusal={refusal()} />}
        </Show>
      }
    >
      {(queue) => (
        <>
          <div class="sp-day-head">
            <h1>
              <bdi>{queue().siteName}</bdi>
              <span class="sp-hint">
                {longDay(day.day(), language())} · {t(queue().open ? 'open' : 'closed')}
              </span>
            </h1>
            <div class="sp-day-acts">
              <button type="button" class="btn btn-outline-primary" onClick={() => setAsking('anotherDesk')}>
                <Icon name="plus" /> {t('anotherDesk')}
              </button>
              <button type="button" class="btn btn-outline-primary" onClick={() => setAsking('ill')}>
                <Icon name="user-x" /> {t('ill')}
              </button>
              <button type="button" class="btn btn-outline-primary" onClick={() => setAsking('closeEarly')}>
                <Icon name="door-open" /> {t('closeEarly')}
              </button>
              <PrintList siteId={props.siteId} session={props.session} />
            </div>
          </div>
          <div class="sp-day-said" aria-live="polite">
            <Show when={acts.done()}>
              <Note kind="good">{acts.done()}</Note>
            </Show>
            <Show when={acts.sending.refusal()}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
            <Show when={day.connection() === 'lost'}>
              <Note kind="warn">{t('lost')}</Note>
            </Show>
          </div>
          <Measures queue={queue()} />
          <StrandedNumbers queue={queue()} away={day.away()} anotherDesk={() => setAsking('anotherDesk')} />
          <NobodySits queue={queue()} />
          <AwayList away={day.away()} session={props.session} after={day.readAgain} />
          <Interpreters queue={queue()} acts={acts} late={setAsking} />
          <Desks queue={queue()} end={setEnding} />
          <Switch>
            <Match when={asking() === 'closeEarly'}>
              <CloseEarly queue={queue()} siteId={props.siteId} day={day.day()} acts={acts} close={stop} />
            </Match>
            <Match when={asking() === 'ill'}>
              <SomebodyIll queue={queue()} day={day.day()} acts={acts} close={stop} />
            </Match>
            <Match when={asking() === 'anotherDesk'}>
              <AnotherDesk siteId={props.siteId} queue={queue()} session={props.session} opened={acts.say} close={stop} />
            </Match>
            <Match when={late()}>
              {(interpreter) => <Late queue={queue()} day={day.day()} interpreter={interpreter()} acts={acts} close={stop} />}
            </Match>
          </Switch>
          <Show when={ending()} keyed>
            {(desk) => (
              <EndSilent
                desk={desk}
                underWay={acts.sending.underWay()}
                end={(request, said) => void acts.do(request, said)}
                close={() => setEnding(null)}
              />
            )}
          </Show>
          <Show when={acts.shown()}>
            {(shown) => (
              <Touches
                touched={shown().touched}
                taking={false}
                underWay={acts.sending.underWay()}
                confirm={() => void acts.confirm()}
                goBack={acts.goBack}
              />
            )}
          </Show>
        </>
      )}
    </Show>
  )
}
