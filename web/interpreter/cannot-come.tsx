import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type { OwnPage } from '../../shared/contracts/interpreters.ts'
import type { Touched } from '../../shared/contracts/network-changes.ts'
import { read, write } from '../kit/api.ts'
import { Dialog } from '../staff/dialog.tsx'
import { RefusalNote } from '../staff/note.tsx'
import { createSending } from '../staff/sending.ts'
import type { Session } from '../staff/session.ts'
import { Icon } from '../ui/icon.tsx'
import { useText } from './text.ts'

interface CannotComeProps {
  page: OwnPage
  session: Session
  done: (words: string) => Promise<void>
}

interface Wish {
  readonly who: { readonly resourceId: string }
  readonly to?: string
  readonly reason: 'late' | 'cannotCome'
}

const minutesLate = [15, 30, 60] as const

/** Two big buttons; each says first whom it touches. */
export function CannotCome(props: CannotComeProps) {
  const t = useText()
  const sending = createSending(props.session)
  const [asking, setAsking] = createSignal<'late' | { wish: Wish; touched: Touched; waiting: number; said: string } | null>(null)
  const shown = () => {
    const asked = asking()
    return asked && typeof asked === 'object' ? asked : null
  }
  const who = () => ({ resourceId: props.page.resourceId })
  const rehearse = (wish: Wish, said: string) =>
    sending.send(async () => {
      // Who waits now, not half a minute ago
      const [touched, { waiting }] = await Promise.all([write<Touched>('/api/unavailability/rehearse', wish), read<OwnPage>('/api/interpreter')])
      setAsking({ wish, said, touched, waiting })
    })
  const late = (minutes: number) =>
    rehearse({ who: who(), to: new Date(Date.parse(props.page.now) + minutes * 60_000).toISOString(), reason: 'late' }, t('saidLate', { n: minutes }))

  async function confirm() {
    const asked = shown()
    if (!asked) return
    const done = await sending.send(() => write('/api/unavailability', { ...asked.wish, seal: asked.touched.seal }))
    const code = sending.refusal()?.problem?.code
    setAsking(null)
    if (done) return props.done(asked.said)
    // whom it touches has changed since it was shown: it is shown anew
    if (code === 'touches_changed') await rehearse(asked.wish, asked.said)
  }

  return (
    <>
      <div class="sp-own-acts">
        <button type="button" class="btn btn-outline-primary" onClick={() => setAsking('late')}>
          <Icon name="clock" /> {t('late')}
        </button>
        <button
          type="button"
          class="btn btn-outline-danger"
          aria-disabled={sending.underWay()}
          onClick={() => void rehearse({ who: who(), reason: 'cannotCome' }, t('saidCannotCome'))}
        >
          <Icon name="calendar-x" /> {t('cannotCome')}
        </button>
      </div>
      <Show when={sending.refusal()}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
      <Switch>
        <Match when={asking() === 'late'}>
          <Dialog title={t('lateTitle')} close={() => setAsking(null)}>
            <div class="sp-own-choices">
              <For each={minutesLate}>
                {(minutes) => (
                  <button type="button" class="btn btn-primary" aria-disabled={sending.underWay()} onClick={() => void late(minutes)}>
                    {t('minutes', { n: minutes })}
                  </button>
                )}
              </For>
            </div>
          </Dialog>
        </Match>
        <Match when={shown()}>
          {(asked) => (
            <Dialog title={t(asked().wish.reason === 'late' ? 'late' : 'cannotCome')} close={() => setAsking(null)}>
              <div class="sp-own-choices">
                <p>{wordsOf(asked())}</p>
                <button type="button" class="btn btn-danger" aria-disabled={sending.underWay()} onClick={() => void confirm()}>
                  {t('yes')}
                </button>
                <button type="button" class="btn btn-outline-primary" onClick={() => setAsking(null)}>
                  {t('no')}
                </button>
              </div>
            </Dialog>
          )}
        </Match>
      </Switch>
    </>
  )

  function wordsOf({ touched, waiting }: { touched: Touched; waiting: number }): string {
    const words = [
      touched.replanCount > 0 ? t('touchesReplan', { n: touched.replanCount }) : '',
      touched.reassignedCount > 0 ? t('touchesReassigned', { n: touched.reassignedCount }) : '',
      waitingWords(touched.waitingCount, waiting),
    ].filter(Boolean)
    return words.length > 0 ? words.join(' ') : t('touchesNobody')
  }

  /** What becomes of them says that they wait, too. */
  function waitingWords(touched: number, waiting: number): string {
    if (touched > 0) return t('touchesWaiting', { n: touched })
    return waiting > 0 ? t('waitForYou', { n: waiting }) : ''
  }
}
