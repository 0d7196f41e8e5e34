import { For, onCleanup, onMount, Show } from 'solid-js'
import { Icon } from '../../../web/ui/icon.tsx'
import { useKiosk } from '../context.tsx'

interface PadProps {
  typed: string
  /** most characters, and the fewest that can be confirmed */
  most: number
  least: number
  plus?: boolean
  confirm: string
  onType: (typed: string) => void
  onConfirm: () => void
}

/** Digits as on a telephone, left to right in every language; a keyboard works too. */
export function Pad(props: PadProps) {
  const { t, visit } = useKiosk()
  const add = (sign: string) => props.typed.length < props.most && props.onType(props.typed + sign)
  const erase = () => props.onType(props.typed.slice(0, -1))
  const ready = () => props.typed.length >= props.least && !visit.busy()
  const onKey = (event: KeyboardEvent) => {
    if (/^\d$/.test(event.key) || (props.plus && event.key === '+' && props.typed === '')) add(event.key)
    else if (event.key === 'Backspace') erase()
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement) && ready()) props.onConfirm()
  }
  onMount(() => addEventListener('keydown', onKey))
  onCleanup(() => removeEventListener('keydown', onKey))
  return (
    <>
      <div class="sp-pad" dir="ltr">
        <For each={[...'123456789']}>{(digit) => <Key word={digit} onPress={() => add(digit)} />}</For>
        <Show when={props.plus} fallback={<span />}>
          <Key word="+" label={t('plus')} off={props.typed !== ''} onPress={() => add('+')} />
        </Show>
        <Key word="0" onPress={() => add('0')} />
        <button type="button" class="sp-key sp-key-delete" aria-label={t('deleteDigit')} disabled={props.typed === ''} onClick={erase}>
          <Icon name="delete" />
          <span>{t('deleteDigit')}</span>
        </button>
      </div>
      <button type="button" class="sp-primary" disabled={!ready()} onClick={() => props.onConfirm()}>
        <Icon name="check" />
        {visit.busy() ? t('moment') : props.confirm}
      </button>
    </>
  )
}

function Key(props: { word: string; label?: string; off?: boolean; onPress: () => void }) {
  return (
    <button type="button" class="sp-key" aria-label={props.label} disabled={props.off ?? false} onClick={() => props.onPress()}>
      {props.word}
    </button>
  )
}
