import { createEffect, createMemo, createResource, createSignal, For, on, onCleanup, Show } from 'solid-js'
import type { OffersSent, ReplanList } from '../../../shared/contracts/replan.ts'
import type { Slot } from '../../../shared/contracts/slots.ts'
import { Refusal, read, write } from '../../kit/api.ts'
import { Empty } from '../../staff/empty.tsx'
import { Note, RefusalNote } from '../../staff/note.tsx'
import { createSending } from '../../staff/sending.ts'
import { Icon } from '../../ui/icon.tsx'
import type { AdminPageProps } from '../pages.ts'
import { watchForLoss } from '../site/site-here.ts'
import { type OfSiteProps, SitePage } from '../site/site-page.tsx'
import { CallOff } from './call-off.tsx'
import { countToReplan } from './counts.ts'
import { Line } from './line.tsx'
import { NewTime } from './new-time.tsx'
import { nameOf, type Row, whenOf } from './row.ts'
import { useText } from './text.ts'

/**
 * Appointments that have lost their time: all are offered others in one go; whoever has no e-mail is called, and has a new
 * time or none at the end of the call. `#replan/<site>`
 */
export default function Replan(props: AdminPageProps) {
  const t = useText()
  return (
    <>
      <h1>{t('title')}</h1>
      <p class="sp-lead">{t('lead')}</p>
      <SitePage {...props} path="replan" of={OfSite} />
    </>
  )
}

function OfSite(props: OfSiteProps) {
  const t = useText()
  const sending = createSending(props.session)
  const [list, { refetch }] = createResource(() => read<ReplanList>(`/api/sites/${props.siteId}/replan`))
  const [done, setDone] = createSignal('')
  const [asked, setAsked] = createSignal<{ what: 'newTime' | 'callOff'; row: Row } | null>(null)
  const asking = (what: 'newTime' | 'callOff') => {
    const now = asked()
    return now?.what === what ? now.row : null
  }
  let told!: HTMLDivElement
  watchForLoss(() => (list.error instanceof Refusal ? list.error : null), props.lose)
  const rows = () => (list.error ? [] : (list.latest?.appointments ?? []))
  const open = createMemo(() => rows().filter((row) => row.offer === 'open'))
  const unreachable = createMemo(() => rows().filter((row) => row.offer === 'unreachable'))
  const refusal = () => sending.refusal() ?? (list.error instanceof Refusal ? list.error : null)
  createEffect(
    on(
      () => rows().length,
      () => void countToReplan(),
      { defer: true },
    ),
  )
  // Until the last mail has gone the list is looked at again
  createEffect(() => {
    if (!rows().some((row) => row.offer === 'onItsWay')) return
    const timer = setTimeout(() => void refetch(), 1500)
    onCleanup(() => clearTimeout(timer))
  })

  async function offer() {
    setDone('')
    const sent = await sending.send(async () => {
      const { offered, toCall, unreachable } = await write<OffersSent>(`/api/sites/${props.siteId}/offers`, { to: 'all' })
      const others = [
        toCall.length > 0 && t('toCallNow', { n: toCall.length }),
        unreachable.length > 0 && t('unreachableNow', { n: unreachable.length }),
      ]
      setDone([t('offered', { n: offered.length }), ...others].filter(Boolean).join(' '))
    })
    if (sent) await refetch()
  }

  function ask(what: 'newTime' | 'callOff', row: Row) {
    sending.forget()
    setDone('')
    setAsked({ what, row })
  }

  const appointment = (row: Row) => `/api/sites/${props.siteId}/appointments/${row.appointmentId}`
  const move = (row: Row, slot: Slot) =>
    end(
      () => write(`${appointment(row)}/move`, { start: slot.start }),
      t(row.offer === 'unreachable' ? 'movedUntold' : 'movedTo', { name: nameOf(row), when: whenOf(slot) }),
    )
  const cancel = (row: Row) => end(() => write(`${appointment(row)}/cancel`), t('calledOff', { name: nameOf(row) }))

  /** The row goes with its case: what was done is read out in its stead. */
  async function end(command: () => Promise<unknown>, words: string): Promise<boolean> {
    if (!(await sending.send(command))) return false
    setAsked(null)
    setDone(words)
    told.focus()
    await refetch()
    return true
  }
  return (
    <>
      <div aria-live="polite" ref={told} tabindex={-1}>
        <Show when={done()}>
          <Note kind="good">{done()}</Note>
        </Show>
        <Show when={asked() === null && refusal()}>{(given) => <RefusalNote refusal={given()} />}</Show>
      </div>
      <Show when={!list.error && list.latest} fallback={list.error ? null : <p class="sp-loading">{t('loading')}</p>}>
        <Show when={rows().length > 0} fallback={<Empty icon="calendar-check" title={t('nothing')} hint={t('nothingHint')} />}>
          <Show when={open().length > 0}>
            <button type="button" class="btn btn-primary sp-replan-all" aria-disabled={sending.underWay()} onClick={() => void offer()}>
              <Icon name="mail" /> {t('offerAll', { n: open().length })}
            </button>
          </Show>
          <Lines rows={rows().filter((row) => row.offer !== 'unreachable')} />
          <Show when={unreachable().length > 0}>
            <section class="sp-replan-unreachable" aria-labelledby="sp-unreachable">
              <h2 id="sp-unreachable">{t('unreachableTitle', { n: unreachable().length })}</h2>
              <p class="sp-hint">{t('unreachableHint')}</p>
              <Lines rows={unreachable()} />
            </section>
          </Show>
        </Show>
      </Show>
      <Show when={asking('newTime')} keyed>
        {(row) => <NewTime siteId={props.siteId} row={row} sending={sending} move={(slot) => move(row, slot)} close={() => setAsked(null)} />}
      </Show>
      <Show when={asking('callOff')} keyed>
        {(row) => <CallOff row={row} sending={sending} cancel={() => void cancel(row)} close={() => setAsked(null)} />}
      </Show>
    </>
  )

  function Lines(lines: { rows: readonly Row[] }) {
    return (
      <Show when={lines.rows.length > 0}>
        <ul class="sp-day-list sp-replan">
          <For each={lines.rows}>{(row) => <Line row={row} newTime={() => ask('newTime', row)} callOff={() => ask('callOff', row)} />}</For>
        </ul>
      </Show>
    )
  }
}
