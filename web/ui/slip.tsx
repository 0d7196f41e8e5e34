import { For, type JSX, Match, Show, Switch } from 'solid-js'
import type { Booked } from '../../shared/contracts/appointments.ts'
import type { Taken } from '../../shared/contracts/tickets.ts'
import { groupedCode, longDay } from '../../shared/text/when.ts'
import type { Tongue } from '../kit/tongues.ts'
import { Face } from './face.tsx'
import { printOn } from './print.ts'
import { Qr } from './qr.tsx'
import { promiseWords, type SlipKey, waitWords } from './wait-words.ts'

/** What goes home on paper. `language`: the visitor's; `keep`: how the code of an appointment is used where it was booked for. */
export type OnPaper = NumberPaper | BookedPaper

export interface NumberPaper {
  readonly at: 'number'
  readonly taken: Taken
  readonly language: string
}

export interface BookedPaper {
  readonly at: 'booked'
  readonly booked: Booked
  readonly slot: { readonly day: string; readonly time: string; readonly siteName: string; readonly address?: string }
  readonly phone: string | undefined
  readonly language: string
  readonly keep?: 'bookedKeep' | 'bookedBring'
  /** for what and with whom, in the visitor’s language: on a paper that is handed over for another institution */
  readonly what?: { readonly serviceName: string; readonly institution: string } | undefined
  /** documents that were missing this time, in the visitor’s language */
  readonly bring?: readonly string[]
}

const paperMm = 80
/** Blank paper after the last line, so that the cutter spares it. */
const tailMm = 6

/** Prints as much of the roll as the slip is long: a page of fixed length would feed blank paper or cut a slip in two. */
export function printSlip(): void {
  requestAnimationFrame(() => {
    const slip = document.querySelector<HTMLElement>('.sp-slip')
    if (!slip) return
    const heightMm = Math.ceil((slip.offsetHeight / 96) * 25.4) + tailMm
    printOn(`${paperMm}mm ${heightMm}mm`)
  })
}

/**
 * In the visitor's language and then in Italian. It says neither name nor service, of a visit of several steps only with whom:
 * others read it too. Only what a desk has booked elsewhere says what it is for, and the clerk hands it over. Out of sight on
 * the screen, alone on the paper.
 */
export function Slip(props: { paper: OnPaper; tongues: readonly Tongue<SlipKey>[]; siteName: string | undefined }) {
  const shown = () => [props.paper.language, 'it'].filter(once).flatMap((tag) => props.tongues.filter((tongue) => tongue.tag === tag))
  const site = () => (props.paper.at === 'number' ? props.paper.taken.siteName : props.paper.slot.siteName) || props.siteName
  return (
    <div class="sp-slip" aria-hidden="true">
      <p class="sp-slip-site">
        {site()}
        <Show when={props.paper.at === 'number' ? props.paper.taken.place : props.paper.slot.address}>
          {(address) => <span class="sp-slip-address">{address()}</span>}
        </Show>
      </p>
      <Switch>
        {/* Each paper is drawn anew: nothing of the person before may stay on it */}
        <Match keyed when={props.paper.at === 'number' && props.paper}>
          {(paper) => <NumberSlip paper={paper} tongues={shown()} />}
        </Match>
        <Match keyed when={props.paper.at === 'booked' && props.paper}>
          {(paper) => <BookedSlip paper={paper} tongues={shown()} />}
        </Match>
      </Switch>
    </div>
  )
}

const once = <T,>(one: T, at: number, all: T[]): boolean => all.indexOf(one) === at

function NumberSlip(props: { paper: NumberPaper; tongues: readonly Tongue<SlipKey>[] }) {
  const { taken } = props.paper
  return (
    <>
      <Face face={taken.face} />
      <Show when={taken.way.length > 0}>
        <Said tongues={props.tongues}>{({ t }) => <p class="sp-slip-strong">{t('slipWay', { n: taken.way.length })}</p>}</Said>
        <ol class="sp-slip-way">
          <For each={taken.way}>
            {(station) => (
              <li>
                <bdi>{station.institutionName}</bdi>
              </li>
            )}
          </For>
        </ol>
      </Show>
      <Said tongues={props.tongues}>
        {({ t, tag }) => (
          <>
            <p class="sp-slip-shape">{t(`shape${taken.face.mark}` as SlipKey)}</p>
            <p>{t('slotWhen', { day: longDay(taken.day, tag), time: taken.time })}</p>
            <Show when={taken.bookedTime}>{(time) => <p>{t('bookedAt', { time: time() })}</p>}</Show>
            <p class="sp-slip-strong">{waitWords(taken.wait, t)}</p>
            <p>{promiseWords(taken.wait, t)}</p>
            <p>{t('look')}</p>
            <p>{t('slipCloseToDesk')}</p>
          </>
        )}
      </Said>
      <Qr value={`${location.origin}/ticket#${taken.ticketId}.${taken.token}`} label="" />
      <Said tongues={props.tongues}>{({ t }) => <p>{t('followTitle')}</p>}</Said>
    </>
  )
}

function BookedSlip(props: { paper: BookedPaper; tongues: readonly Tongue<SlipKey>[] }) {
  const { booked, slot, phone, keep } = props.paper
  return (
    <>
      <p class="sp-slip-code">{groupedCode(booked.code)}</p>
      <Show when={props.paper.what}>
        {(what) => (
          <p class="sp-slip-strong">
            <bdi>{what().serviceName}</bdi>
            <br />
            <bdi>{what().institution}</bdi>
          </p>
        )}
      </Show>
      <Said tongues={props.tongues}>
        {({ t, tag }) => (
          <>
            <p class="sp-slip-strong">{t('slotWhen', { day: longDay(slot.day, tag), time: slot.time })}</p>
            <p>{phone ? t('bookedCall', { phone: `\u2066${phone}\u2069` }) : t(keep ?? 'bookedKeep')}</p>
          </>
        )}
      </Said>
      <Show when={props.paper.bring?.length}>
        <Said tongues={props.tongues.slice(0, 1)}>
          {({ t }) => (
            <>
              <p class="sp-slip-strong">{t('bookedPapers')}</p>
              <ul class="sp-slip-papers">
                <For each={props.paper.bring}>
                  {(document) => (
                    <li>
                      <i />
                      <bdi>{document}</bdi>
                    </li>
                  )}
                </For>
              </ul>
            </>
          )}
        </Said>
      </Show>
      <Qr value={`${location.origin}/appointment#${booked.appointmentId}.${booked.token}`} label="" />
      <Said tongues={props.tongues}>{({ t }) => <p>{t('bookedChange')}</p>}</Said>
    </>
  )
}

function Said(props: { tongues: readonly Tongue<SlipKey>[]; children: (tongue: Tongue<SlipKey>) => JSX.Element }) {
  return (
    <For each={props.tongues}>
      {(tongue) => (
        <div class="sp-slip-said" lang={tongue.tag} dir={tongue.dir}>
          {props.children(tongue)}
        </div>
      )}
    </For>
  )
}
