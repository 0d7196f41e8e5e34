import { createMemo, createSignal, For, Show } from 'solid-js'
import type { OwnPage as Page } from '../../shared/contracts/interpreters.ts'
import type { StaffSelf } from '../../shared/contracts/staff.ts'
import { longDay } from '../../shared/text/when.ts'
import { language } from '../kit/text.ts'
import { Empty } from '../staff/empty.tsx'
import { Frame } from '../staff/frame.tsx'
import { Note, RefusalNote } from '../staff/note.tsx'
import type { Session } from '../staff/session.ts'
import { isolate } from '../staff/texts.ts'
import { Icon } from '../ui/icon.tsx'
import { AwayTimes } from './away-times.tsx'
import { Bookings } from './bookings.tsx'
import { Calendars } from './calendars.tsx'
import { CannotCome } from './cannot-come.tsx'
import { notComingBy } from './not-coming.ts'
import { createPage } from './page.ts'
import { useText } from './text.ts'

/** Today, what is next, and the two sentences an interpreter has to say in a hurry: I am late, I cannot come. */
export function OwnPage(props: { self: StaffSelf; session: Session }) {
  const t = useText()
  const page = createPage()
  const [done, setDone] = createSignal('')
  const said = async (words: string) => {
    setDone(words)
    await page.again()
  }
  return (
    <div class="sp-page">
      <Frame self={props.self} here="interpreter" signOut={() => void props.session.leave()} />
      <main class="sp-content sp-own">
        <Show when={page.refusal()}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
        <Show when={page.latest()} fallback={<p class="sp-loading">{t('loading')}</p>}>
          {(own) => (
            <>
              <h1>
                <bdi>{own().name}</bdi>
                <span class="sp-hint">{longDay(own().today, language())}</span>
              </h1>
              <div aria-live="polite">
                <Show when={done()}>
                  <Note kind="good">{done()}</Note>
                </Show>
              </div>
              <Now page={own()} />
              <Show when={notComingBy(own()) === null}>
                <CannotCome page={own()} session={props.session} done={said} />
              </Show>
              <AwayTimes page={own()} session={props.session} done={said} />
              <For each={own().days} fallback={<Empty icon="calendar" title={t('nothing')} />}>
                {(day) => <Day day={day} isToday={day.day === own().today} offBy={day.day === own().today ? notComingBy(own()) : null} />}
              </For>
              <Calendars page={own()} session={props.session} done={said} />
            </>
          )}
        </Show>
      </main>
    </div>
  )
}

function Now(props: { page: Page }) {
  const t = useText()
  const next = createMemo(() => {
    const now = Date.parse(props.page.now)
    const all = props.page.days.flatMap(({ day, bookings }) => bookings.map((booking) => ({ ...booking, day })))
    return all.find((booking) => booking.status !== 'done' && Date.parse(booking.start) > now)
  })
  const whenOf = ({ day, time }: { day: string; time: string }) =>
    day === props.page.today ? t('next', { time: isolate(time) }) : t('nextOn', { day: isolate(longDay(day, language())), time: isolate(time) })
  return (
    <section class="sp-own-now" data-state={props.page.current ? 'engaged' : 'free'} aria-label={t('now')}>
      <Show
        when={props.page.current}
        fallback={
          <Show when={next()} fallback={<p class="mb-0">{t('noNext')}</p>}>
            {(booking) => (
              <>
                <p class="sp-own-when">{whenOf(booking())}</p>
                <p class="mb-0">
                  <bdi>{booking().serviceName}</bdi> · <bdi>{booking().siteName}</bdi>
                </p>
              </>
            )}
          </Show>
        }
      >
        {(current) => (
          <>
            <p class="sp-own-when">{t('goTo', { desk: isolate(current().desk) })}</p>
            <p class="mb-0">
              <bdi>{current().siteName}</bdi> · <bdi dir="ltr">{current().label}</bdi>
            </p>
          </>
        )}
      </Show>
      <Show when={props.page.waiting > 0}>
        <p class="mb-0 mt-2">{t('waitForYou', { n: props.page.waiting })}</p>
      </Show>
    </section>
  )
}

function Day(props: { day: Page['days'][number]; isToday: boolean; offBy: ReturnType<typeof notComingBy> }) {
  const t = useText()
  return (
    <section class="sp-own-day" aria-label={longDay(props.day.day, language())}>
      <h2>{props.isToday ? t('today') : longDay(props.day.day, language())}</h2>
      <Show when={props.offBy}>{(by) => <p class="fw-semibold mb-0">{t(by() === 'self' ? 'notComing' : 'notComingByOffice')}</p>}</Show>
      <ul class="sp-own-windows">
        <For each={props.day.windows} fallback={<li class="sp-hint">{t('noWindow')}</li>}>
          {(window) => (
            <li>
              <Icon name="clock" />
              <Show when={props.offBy} fallback={<Hours window={window} />}>
                <s>
                  <Hours window={window} />
                </s>
              </Show>
              <bdi>{window.siteName}</bdi>
              <For each={waysWorthSaying(window.channels)}>{(channel) => <span class="sp-tag">{t(channel)}</span>}</For>
            </li>
          )}
        </For>
      </ul>
      <Bookings bookings={props.day.bookings} />
    </section>
  )
}

function Hours(props: { window: Page['days'][number]['windows'][number] }) {
  const t = useText()
  return (
    <Show when={!isWholeDay(props.window)} fallback={t('allDay')}>
      <bdi dir="ltr">
        {props.window.from}–{props.window.to}
      </bdi>
    </Show>
  )
}

const isWholeDay = ({ from, to }: Page['days'][number]['windows'][number]): boolean => from === '00:00' && to === '24:00'

/** At the desk alone is what everybody expects of hours at a site. */
const waysWorthSaying = (channels: Page['days'][number]['windows'][number]['channels']) =>
  channels.length === 1 && channels[0] === 'onSite' ? [] : channels
