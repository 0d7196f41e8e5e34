import { For, type JSX, Show } from 'solid-js'
import type { OwnPage } from '../../shared/contracts/interpreters.ts'
import { shortDay } from '../../shared/text/when.ts'
import { write } from '../kit/api.ts'
import { language } from '../kit/text.ts'
import { RefusalNote } from '../staff/note.tsx'
import { createSending } from '../staff/sending.ts'
import type { Session } from '../staff/session.ts'
import { useText } from './text.ts'

/** When I have said that I cannot come, and the way back; and when the office has said so, which only the office takes back. */
export function AwayTimes(props: { page: OwnPage; session: Session; done: (words: string) => Promise<void> }) {
  const t = useText()
  const sending = createSending(props.session)
  const back = async (id: string) => {
    if (await sending.send(() => write(`/api/unavailability/${id}/end`))) await props.done(t('saidBack'))
  }
  return (
    <>
      <Times page={props.page} by="self" title={t('away')}>
        {(id) => (
          <button type="button" class="btn btn-outline-primary btn-sm" aria-disabled={sending.underWay()} onClick={() => void back(id)}>
            {t('back')}
          </button>
        )}
      </Times>
      <Show when={sending.refusal()}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
      <Times page={props.page} by="staff" title={t('awayByOffice')} />
    </>
  )
}

function Times(props: { page: OwnPage; by: 'self' | 'staff'; title: string; children?: (id: string) => JSX.Element }) {
  const said = () => props.page.away.filter(({ by }) => by === props.by)
  return (
    <Show when={said().length > 0}>
      <section class="sp-own-day" aria-label={props.title}>
        <h2>{props.title}</h2>
        <ul class="sp-own-windows">
          <For each={said()}>
            {(away) => (
              <li>
                <span>
                  {shortDay(away.fromDay, language())}{' '}
                  <bdi dir="ltr">
                    {away.fromTime}–{away.toTime}
                  </bdi>
                </span>
                {props.children?.(away.id)}
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
