import { createSignal, For, Show } from 'solid-js'
import { Portal } from 'solid-js/web'
import type { Today, TodayRow } from '../../../shared/contracts/reception.ts'
import { languageName, longDay } from '../../../shared/text/when.ts'
import { read } from '../../kit/api.ts'
import { language } from '../../kit/text.ts'
import { type Group, groupOf, groups, statusWords } from '../../reception/list/row-words.ts'
import { isolate, load as receptionText, useText as useReceptionText } from '../../reception/text.ts'
import { createSending } from '../../staff/sending.ts'
import type { Session } from '../../staff/session.ts'
import { Icon } from '../../ui/icon.tsx'
import { useText } from './text.ts'

/** The day's list on paper, for when the network is down and for the wall: everybody, and how they stood. It is read when it is printed. */
export function PrintList(props: { siteId: string; session: Session }) {
  const t = useText()
  const sending = createSending(props.session)
  const [list, setList] = createSignal<Today | null>(null)
  const print = () =>
    sending.send(async () => {
      const [today] = await Promise.all([read<Today>(`/api/sites/${props.siteId}/today`, { lang: language(), whole: 'true' }), receptionText()])
      setList(today)
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
            <Paper today={today()} />
          </Portal>
        )}
      </Show>
    </>
  )
}

const toCome = groups.filter((group) => group !== 'groupOver')

/** Whoever is over takes little room, at the end: the paper is for those who are still to be served. */
function Paper(props: { today: Today }) {
  const t = useText()
  const tr = useReceptionText()
  const rowsOf = (group: Group) => props.today.rows.filter((row) => groupOf(row) === group)
  return (
    <section class="sp-paper">
      <h1>
        <bdi>{props.today.siteName}</bdi>, {longDay(props.today.day, language())}
      </h1>
      <table>
        <thead>
          <tr>
            <th>{t('paperTime')}</th>
            <th>{t('paperNumber')}</th>
            <th>{t('paperName')}</th>
            <th>{t('paperService')}</th>
            <th>{t('paperLanguage')}</th>
            <th>{t('paperInterpreter')}</th>
            <th>{t('paperState')}</th>
          </tr>
        </thead>
        <For each={toCome.filter((group) => rowsOf(group).length > 0)}>
          {(group) => (
            <tbody>
              <tr>
                <th colspan="7" scope="rowgroup">
                  {tr(group)} ({rowsOf(group).length})
                </th>
              </tr>
              <For each={rowsOf(group)}>{(row) => <Line row={row} />}</For>
            </tbody>
          )}
        </For>
      </table>
      <Show when={rowsOf('groupOver').length > 0}>
        <h2>
          {t('paperOver')} ({rowsOf('groupOver').length})
        </h2>
        <ul>
          <For each={rowsOf('groupOver')}>{(row) => <li>{overWords(row)}</li>}</For>
        </ul>
      </Show>
      <Show when={props.today.more > 0}>
        <p>{t('paperMore', { n: props.today.more })}</p>
      </Show>
    </section>
  )
}

function Line(props: { row: TodayRow }) {
  const tr = useReceptionText()
  const later = () =>
    props.row.way.filter(({ state }) => state === 'toCome').map(({ serviceName, institutionName }) => serviceName ?? institutionName)
  return (
    <tr>
      <td>
        <bdi dir="ltr">{timeOf(props.row)}</bdi>
      </td>
      <td>
        <bdi dir="ltr">{props.row.face?.label ?? ''}</bdi>
      </td>
      <td>
        <bdi>{props.row.name ?? ''}</bdi>
      </td>
      <td>
        <bdi>{props.row.serviceName}</bdi>
        <For each={later()}>{(what) => <small>{tr('then', { what: isolate(what ?? '…') })}</small>}</For>
      </td>
      <td>{languageName(props.row.language, language())}</td>
      <td>{props.row.interpreter ? languageName(props.row.interpreter, language()) : ''}</td>
      <td>{statusWords(props.row, tr)}</td>
    </tr>
  )
}

const timeOf = (row: TodayRow): string => row.bookedTime ?? row.takenTime ?? ''

function overWords(row: TodayRow): string {
  const who = [timeOf(row), row.face?.label, row.name].filter((part) => part != null && part !== '').map((part) => isolate(part!))
  return `${who.join(' ')} · ${statusWords(row, useReceptionText())}`
}
