import { Show } from 'solid-js'
import { Icon } from '../../ui/icon.tsx'
import { CommandButton } from '../hand/command-button.tsx'
import { isolate, useText } from '../text.ts'
import type { Commands } from './commands.ts'
import type { Deeds } from './deeds.ts'

/** For ten seconds: what was just done, and the way back. It lies over the queue, away from every other button. */
export function UndoToast(props: { deeds: Deeds; commands: Commands }) {
  const t = useText()
  return (
    <Show when={props.deeds.newest()}>
      {(deed) => (
        <section class="sp-toast" aria-label={t('undo')}>
          <p>
            <Icon name="check" />
            {t(deed().what, { name: isolate(deed().name) })}
          </p>
          <CommandButton
            icon="undo-2"
            text={t('undo')}
            keys={['U']}
            disabled={props.commands.underWay() !== null}
            press={() => void props.commands.undo()}
          />
          <span class="sp-toast-left" aria-hidden="true">
            {props.deeds.secondsLeft()}
          </span>
        </section>
      )}
    </Show>
  )
}
