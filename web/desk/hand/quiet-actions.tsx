import { Show } from 'solid-js'
import { useText } from '../text.ts'
import { CommandButton } from './command-button.tsx'
import type { HandProps } from './hand.tsx'
import { mayRefer } from './idle.tsx'

/** What is rarely needed, below what is needed all day. */
export function QuietActions(props: HandProps) {
  const t = useText()
  const busy = () => props.commands.underWay() !== null
  const hasPerson = () => props.status === 'called' || props.status === 'serving'
  const calledForHelp = () => props.picture.queue()?.help.some((call) => call.deskId === props.deskId) ?? false
  return (
    <div class="sp-quiet">
      <Show when={hasPerson()}>
        <CommandButton class="sp-quiet-one" icon="hourglass" text={t('park')} keys={['P']} disabled={busy()} press={() => props.ask('park')} />
        <CommandButton class="sp-quiet-one" icon="shuffle" text={t('transfer')} keys={['T']} disabled={busy()} press={() => props.ask('transfer')} />
      </Show>
      <Show when={props.status === 'serving' || (props.status === 'idle' && mayRefer(props.commands.last()))}>
        <CommandButton class="sp-quiet-one" icon="building-2" text={t('refer')} keys={['E']} disabled={busy()} press={() => props.ask('referral')} />
      </Show>
      <Show when={props.status === 'idle'}>
        <CommandButton class="sp-quiet-one" icon="coffee" text={t('pause')} keys={['P']} disabled={busy()} press={() => props.ask('pause')} />
        <Show when={props.remote.appointments().length > 0}>
          <CommandButton
            class={props.remote.due() > 0 ? 'sp-quiet-one sp-quiet-due' : 'sp-quiet-one'}
            icon="phone"
            text={props.remote.due() > 0 ? t('callsDue', { n: props.remote.due() }) : t('calls')}
            keys={['C']}
            disabled={busy()}
            press={() => props.ask('calls')}
          />
        </Show>
      </Show>
      <CommandButton
        class={calledForHelp() ? 'sp-quiet-one sp-quiet-due' : 'sp-quiet-one'}
        icon="hand-helping"
        text={t(calledForHelp() ? 'helpCalled' : 'helpCall')}
        keys={['H']}
        disabled={busy()}
        press={props.toggleHelp}
      />
    </div>
  )
}
