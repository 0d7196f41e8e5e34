import { createMemo, createSignal, For, onMount, Show } from 'solid-js'
import type { Queue } from '../../../shared/contracts/desks.ts'
import type { Taken } from '../../../shared/contracts/tickets.ts'
import { isInterfaceLanguage } from '../../../shared/text/languages.ts'
import { languageName, longDay } from '../../../shared/text/when.ts'
import { write } from '../../kit/api.ts'
import { language } from '../../kit/text.ts'
import { useStaffText } from '../../staff/text.ts'
import { aheadOf } from '../../ui/ahead.ts'
import { Face } from '../../ui/face.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Qr } from '../../ui/qr.tsx'
import { waitWords } from '../../ui/wait-words.ts'
import type { Row } from '../list/today.ts'
import { isolate, useText, type VisitorKey, visitorTongues } from '../text.ts'
import { Then } from './then.tsx'
import { type Answer, answerFor, strandedAnswer } from './turn.ts'

/** Where do I go? In the visitor's language, as large as the screen: it is turned around. */
export function TurnDialog(props: { siteId: string; row: Row; queue: Queue | null; close: () => void }) {
  const t = useText()
  const staffText = useStaffText()
  const [tag, setTag] = createSignal(isInterfaceLanguage(props.row.language) ? props.row.language : language())
  const tongue = createMemo(() => visitorTongues().find((one) => one.tag === tag())!)
  const answer = createMemo(() => answerFor(props.row))
  const say = (key: VisitorKey, { time, day, interpreter }: Answer = answer()) =>
    tongue().t(key, { time: isolate(time ?? ''), day: dayWords(day), language: languageName(interpreter ?? tag(), tag()) })
  const dayWords = (day: string | undefined) => (day === undefined ? '' : longDay(day, tag()))
  const isForLater = () => props.row.stranded?.later === true
  const desks = createMemo(() => (props.queue?.desks ?? []).filter((desk) => desk.open && desk.serviceIds.includes(props.row.serviceId)))
  const [link, setLink] = createSignal<string | null>(null)
  let dialog!: HTMLDialogElement
  onMount(() => {
    dialog.showModal()
    void findLink()
  })

  /** The key to the number, for the phone of whoever stands here; without it the screen says the rest. */
  async function findLink() {
    if (!props.row.ticketId || ['done', 'left', 'closed'].includes(props.row.status)) return
    const paper = await write<Taken>(`/api/tickets/${props.row.ticketId}/reprint`).catch(() => null)
    if (paper) setLink(`${location.origin}/ticket#${paper.ticketId}.${paper.token}`)
  }

  return (
    <dialog ref={dialog} class="sp-turn" aria-label={t('whereTitle')} onClose={() => props.close()}>
      <div class="sp-turn-tools">
        <For each={visitorTongues()}>
          {(one) => (
            <button type="button" class="sp-tool" lang={one.tag} dir={one.dir} aria-pressed={one.tag === tag()} onClick={() => setTag(one.tag)}>
              {one.name}
            </button>
          )}
        </For>
        <button type="button" class="sp-tool sp-turn-close" onClick={() => dialog.close()}>
          <Icon name="x" />
          {staffText('close')}
        </button>
      </div>
      <div class="sp-turn-words" lang={tag()} dir={tongue().dir}>
        <Show when={props.row.face}>{(face) => <Face face={face()} class="sp-turn-face" />}</Show>
        <p class="sp-turn-say">{say(answer().say)}</p>
        <Show when={answer().desk}>
          {(label) => (
            <p class="sp-turn-desk">
              <Icon name="arrow-right" mirror />
              <bdi dir="ltr">{label()}</bdi>
            </p>
          )}
        </Show>
        <Show when={answer().more}>{(key) => <p class="sp-turn-more">{say(key())}</p>}</Show>
        <Show when={props.row.stranded?.later === false ? null : props.row.wait}>
          {(wait) => (
            <p class="sp-turn-more">
              <Icon name="clock" /> {waitWords(wait(), tongue().t)}
              <Show when={aheadOf(props.row) !== null}>{` · ${tongue().t('ahead', { n: props.row.ahead! })}`}</Show>
            </p>
          )}
        </Show>
        <Show when={answer().desks && desks().length > 0}>
          <p class="sp-turn-more">
            {tongue().t('nearDesks')}
            <For each={desks()}>
              {(desk) => (
                <bdi dir="ltr" class="sp-turn-label">
                  {desk.label}
                </bdi>
              )}
            </For>
          </p>
        </Show>
        <Show when={isForLater() && props.row.stranded}>
          {(stranded) => {
            const later = () => strandedAnswer(stranded())
            return (
              <p class="sp-turn-more sp-turn-warn">
                <Icon name="triangle-alert" /> <strong>{`${tongue().t('then')}: ${say(later().say, later())}.`}</strong> {say(later().more!)}
              </p>
            )
          }}
        </Show>
        <Then siteId={props.siteId} row={props.row} queue={props.queue} tongue={tongue()} />
        <Show when={link()}>
          {(address) => (
            <div class="sp-turn-follow">
              <Qr value={address()} label={tongue().t('follow')} />
              <span>
                <Icon name="smartphone" /> {tongue().t('follow')}
              </span>
            </div>
          )}
        </Show>
      </div>
    </dialog>
  )
}
