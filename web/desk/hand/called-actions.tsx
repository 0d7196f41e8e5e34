import { createEffect, onCleanup, Show } from 'solid-js'
import { useText } from '../text.ts'
import { CommandButton } from './command-button.tsx'
import type { HandProps } from './hand.tsx'

const disarmMs = 5000

export function CalledActions(props: HandProps) {
  const t = useText()
  const busy = () => props.commands.underWay() !== null
  // No board calls whoever is rung up
  const onSite = () => props.picture.hand()?.channel === 'onSite'
  createEffect(() => {
    if (!props.absentArmed) return
    const timer = setTimeout(props.disarm, disarmMs)
    onCleanup(() => clearTimeout(timer))
  })
  return (
    <div class="sp-commands">
      <CommandButton
        class="btn-primary sp-main"
        icon="play"
        mirror
        text={t(onSite() ? 'start' : 'answered')}
        keys={['S']}
        disabled={busy()}
        press={props.commands.start}
      />
      <Show when={onSite()}>
        <CommandButton
          icon="bell-ring"
          text={t('recall')}
          keys={['R']}
          disabled={busy() || !props.mayRecall}
          why={props.recallWhy}
          press={props.commands.recall}
        />
      </Show>
      <CommandButton
        class={props.absentArmed ? 'btn-danger' : 'btn-outline-danger'}
        icon="user-x"
        text={t(onSite() ? (props.absentArmed ? 'absentConfirm' : 'absent') : props.absentArmed ? 'noAnswerConfirm' : 'noAnswer')}
        keys={['A']}
        disabled={busy()}
        press={props.absent}
      />
      <span class="visually-hidden" aria-live="polite">
        <Show when={props.absentArmed}>{t('absentAgain')}</Show>
      </span>
    </div>
  )
}
