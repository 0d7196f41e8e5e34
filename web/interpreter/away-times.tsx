import { For, Show } from 'solid-js'
import type { OwnPage } from '../../shared/contracts/interpreters.ts'
import { shortDay } from '../../shared/text/when.ts'
import { write } from '../kit/api.ts'
import { language } from '../kit/text.ts'
import { RefusalNote } from '../staff/note.tsx'
import { createSending } from '../staff/sending.ts'
import type { Session } from '../staff/session.ts'
import { useText } from './text.ts'

/** When I have said that I cannot come, and the way back. */
export function AwayTimes(props: { page: OwnPage; session: Session; done: (words: string) => Promise<void> }) {
  const t = useText()
  const sending = createSending(props.session)
  const own = () => props.page.away.filter((away) => away.mayEnd)
  const back = async (id: string) => {
    if (await sending.send(() => write(`/api/unavailability/${id}/end`))) await props.done(t('saidBack'))
  }
  return (
    <Show when={own().length > 0}>
      <section class="sp-own-day" aria-label={t('away')}>
        <h2>{t('away')}</h2>
        <Show when={sending.refusal()}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
        <ul class="sp-own-windows">
          <For each={own()}>
            {(away) => (
              <li>
                <span>
                  {shortDay(away.fromDay, language())}{' '}
                  <bdi dir="ltr">
                    {away.fromTime}–{away.toTime}
                  </bdi>
                </span>
                <button type="button" class="btn btn-outline-primary btn-sm" aria-disabled={sending.underWay()} onClick={() => void back(away.id)}>
                  {t('back')}
                </button>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
