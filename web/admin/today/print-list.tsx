import { createSignal, For, Show } from 'solid-js'
import { Portal } from 'solid-js/web'
import type { Today } from '../../../shared/contracts/reception.ts'
import { languageName, longDay } from '../../../shared/text/when.ts'
import { read } from '../../kit/api.ts'
import { language } from '../../kit/text.ts'
import { createSending } from '../../staff/sending.ts'
import type { Session } from '../../staff/session.ts'
import { Icon } from '../../ui/icon.tsx'
import { useText } from './text.ts'

/** The day's list on paper, for when the network is down and for the wall. It is read when it is printed. */
export function PrintList(props: { siteId: string; session: Session }) {
  const t = useText()
  const sending = createSending(props.session)
  const [list, setList] = createSignal<Today | null>(null)
  const print = () =>
    sending.send(async () => {
      setList(await read<Today>(`/api/sites/${props.siteId}/today`))
      window.print()
    })
  return (
    <>
      <button type="button" class="btn btn-outline-primary" aria-disabled={sending.underWay()} onClick={() => void print()}>
        <Icon name="printer" /> {t('printList')}
      </button>
      <Show when={list()}>
        {(today) => (
          <Portal>
            <section class="sp-paper">
              <h1>
                {today().siteName}, {longDay(today().day, language())}
              </h1>
              <table>
                <thead>
                  <tr>
                    <th>{t('paperTime')}</th>
                    <th>{t('paperNumber')}</th>
                    <th>{t('paperName')}</th>
                    <th>{t('paperService')}</th>
                    <th>{t('paperInterpreter')}</th>
                  </tr>
                </thead>
                <tbody>
                  <For each={today().rows}>
                    {(row) => (
                      <tr>
                        <td dir="ltr">{row.bookedTime ?? row.takenTime}</td>
                        <td dir="ltr">{row.face?.label ?? ''}</td>
                        <td>
                          <bdi>{row.name ?? ''}</bdi>
                        </td>
                        <td>{row.serviceName}</td>
                        <td>{row.interpreter ? languageName(row.interpreter, language()) : ''}</td>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
            </section>
          </Portal>
        )}
      </Show>
    </>
  )
}
