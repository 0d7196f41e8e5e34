import { createSignal, For, Show } from 'solid-js'
import { Note, RefusalNote } from '../../staff/note.tsx'
import { createSending } from '../../staff/sending.ts'
import type { Session } from '../../staff/session.ts'
import { isolate } from '../../staff/texts.ts'
import { Icon } from '../../ui/icon.tsx'
import type { Away } from './day.ts'
import { isHereAgain } from './requests.ts'
import { useText } from './text.ts'

/** Who cannot be had today, and the way back for whoever comes after all. */
export function AwayList(props: { away: readonly Away[]; session: Session; after: () => Promise<void> }) {
  const t = useText()
  const sending = createSending(props.session)
  const [done, setDone] = createSignal('')
  async function back(one: Away) {
    setDone('')
    if (await sending.send(() => isHereAgain(one.id))) setDone(t('saidBack', { name: isolate(one.name) }))
    await props.after()
  }
  return (
    <>
      <div aria-live="polite">
        <Show when={done()}>
          <Note kind="good">{done()}</Note>
        </Show>
        <Show when={sending.refusal()}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
      </div>
      <Show when={props.away.length > 0}>
        <section class="sp-day-part" aria-labelledby="day-away">
          <h2 id="day-away">
            <Icon name="user-x" /> {t('away')}
          </h2>
          <ul class="sp-day-list">
            <For each={props.away}>
              {(one) => (
                <li class="sp-day-line">
                  <span class="sp-day-who">
                    <strong>
                      <bdi>{one.name}</bdi>
                    </strong>
                    <span class="sp-hint">{t(`because_${one.reason}`)}</span>
                  </span>
                  <span class="sp-day-state" dir="ltr">
                    {one.fromTime}–{one.toTime}
                  </span>
                  <span />
                  <span class="sp-day-buttons">
                    <Show when={one.mayEnd}>
                      <button type="button" class="btn btn-outline-primary btn-sm" aria-disabled={sending.underWay()} onClick={() => void back(one)}>
                        {t('isBack')}
                        <span class="visually-hidden">: {one.name}</span>
                      </button>
                    </Show>
                  </span>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </>
  )
}
