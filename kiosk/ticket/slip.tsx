import { For, type JSX, Match, Show, Switch } from 'solid-js'
import { groupedCode, longDay } from '../../shared/text/when.ts'
import { Face } from '../../web/ui/face.tsx'
import type { Tongue } from '../texts.ts'
import { type KioskKey, useKiosk } from './context.tsx'
import { Qr } from './parts/qr.tsx'
import { promiseWords, waitWords } from './parts/wait.tsx'
import type { Ending, StepAt } from './steps.ts'

const paperMm = 80
/** Blank paper after the last line, so that the cutter spares it. */
const tailMm = 6

const page = new CSSStyleSheet()
document.adoptedStyleSheets = [page]

/** Prints as much of the roll as the slip is long: a page of fixed length would feed blank paper or cut a slip in two. */
export function printSlip(): void {
  requestAnimationFrame(() => {
    const slip = document.querySelector<HTMLElement>('.sp-slip')
    if (!slip) return
    const heightMm = Math.ceil((slip.offsetHeight / 96) * 25.4) + tailMm
    page.replaceSync(`@page { size: ${paperMm}mm ${heightMm}mm; margin: 0 }`)
    window.print()
  })
}

/**
 * What goes home on paper, in the visitor's language and then in Italian. It says neither name nor service: others read it
 * too. Out of sight on the screen, alone on the paper.
 */
export function Slip(props: { ending: Ending }) {
  const { tongues, house } = useKiosk()
  const shown = () => [...tongues.filter(({ tag }) => tag === props.ending.language), ...tongues.filter(({ tag }) => tag === 'it')].filter(once)
  const site = () => (props.ending.at === 'number' ? props.ending.taken.siteName : props.ending.slot.siteName) || house.known()?.siteName
  return (
    <div class="sp-slip" aria-hidden="true">
      <p class="sp-slip-site">{site()}</p>
      <Switch>
        <Match when={props.ending.at === 'number' && props.ending}>{(ending) => <NumberSlip ending={ending()} tongues={shown()} />}</Match>
        <Match when={props.ending.at === 'booked' && props.ending}>{(ending) => <BookedSlip ending={ending()} tongues={shown()} />}</Match>
      </Switch>
    </div>
  )
}

const once = <T,>(one: T, at: number, all: T[]): boolean => all.indexOf(one) === at

function NumberSlip(props: { ending: StepAt<'number'>; tongues: Tongue<KioskKey>[] }) {
  const { taken } = props.ending
  return (
    <>
      <Face face={taken.face} />
      <Said tongues={props.tongues}>
        {({ t, tag }) => (
          <>
            <p class="sp-slip-shape">{t(`shape${taken.face.mark}` as KioskKey)}</p>
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

function BookedSlip(props: { ending: StepAt<'booked'>; tongues: Tongue<KioskKey>[] }) {
  const { booked, slot, phone } = props.ending
  return (
    <>
      <p class="sp-slip-code">{groupedCode(booked.code)}</p>
      <Said tongues={props.tongues}>
        {({ t, tag }) => (
          <>
            <p class="sp-slip-strong">{t('slotWhen', { day: longDay(slot.day, tag), time: slot.time })}</p>
            <p>{phone ? t('bookedCall', { phone: `\u2066${phone}\u2069` }) : t('bookedKeep')}</p>
          </>
        )}
      </Said>
      <Qr value={`${location.origin}/appointment#${booked.appointmentId}.${booked.token}`} label="" />
      <Said tongues={props.tongues}>{({ t }) => <p>{t('bookedChange')}</p>}</Said>
    </>
  )
}

function Said(props: { tongues: Tongue<KioskKey>[]; children: (tongue: Tongue<KioskKey>) => JSX.Element }) {
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
