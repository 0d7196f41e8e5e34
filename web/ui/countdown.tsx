import { createMemo, createSignal, onCleanup, Show } from 'solid-js'

interface CountdownProps {
  /** epoch milliseconds on this device's clock */
  until: number
  label: string
  over: string
  soon: string
  more: string
  again: string
  busy: boolean
  onMore: () => void
}

/** WCAG 2.2.1 asks for 20 s to answer; people who read slowly, or in a second language, get two minutes. */
const warnSeconds = 120

/** Time that runs out, in sight; before it does, one tap gives it anew, as often as needed. */
export function Countdown(props: CountdownProps) {
  const [now, setNow] = createSignal(Date.now())
  const ticking = setInterval(() => setNow(Date.now()), 1000)
  onCleanup(() => clearInterval(ticking))
  const seconds = createMemo(() => Math.max(0, Math.ceil((props.until - now()) / 1000)))
  const urgent = createMemo(() => seconds() <= warnSeconds)
  const over = createMemo(() => seconds() === 0)
  return (
    <div class="sp-countdown" classList={{ 'sp-urgent': urgent() }}>
      <Show when={!over()}>
        <p class="mb-0">
          {props.label}{' '}
          <bdi dir="ltr" role="timer" class="fw-bold text-nowrap">
            {clock(seconds())}
          </bdi>
        </p>
      </Show>
      <div role="alert">
        <Show when={urgent()}>
          <p class="mb-2 fw-semibold">{over() ? props.over : props.soon}</p>
        </Show>
      </div>
      <Show when={urgent()}>
        <button type="button" class="btn btn-primary btn-xs" disabled={props.busy} onClick={() => props.onMore()}>
          {over() ? props.again : props.more}
        </button>
      </Show>
    </div>
  )
}

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
