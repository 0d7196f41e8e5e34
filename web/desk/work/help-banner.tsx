import { For, Show } from 'solid-js'
import type { Queue } from '../../../shared/contracts/desks.ts'
import type { Clock } from '../../staff/clock.ts'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from '../hand/key-cap.tsx'
import { isolate, useText } from '../text.ts'
import { waitedText } from '../waited.ts'
import type { Commands } from './commands.ts'
import type { Seat } from './picture.ts'

/** A colleague needs somebody: seen by everybody at the site until one goes, and then by whoever called. */
export function HelpBanner(props: { help: Queue['help']; coming: Seat['helpComing']; own: string; commands: Commands; clock: Clock }) {
  const t = useText()
  const others = () => props.help.filter((call) => call.deskId !== props.own)
  return (
    <div role="status" class="sp-banner-place">
      <Show when={props.coming}>
        {(colleague) => (
          <p class="sp-banner sp-help-coming">
            <Icon name="circle-check" />
            <span>
              {colleague().name ? t('helpComing', { name: isolate(colleague().name!) }) : t('helpComingSomebody')}{' '}
              <span class="sp-help-since">· {waitedText(colleague().at, props.clock.now(), t)}</span>
            </span>
          </p>
        )}
      </Show>
      <For each={others()}>
        {(call, index) => (
          <p class="sp-banner sp-help-banner">
            <Icon name="hand-helping" />
            <span>
              {t('helpAt', { label: isolate(call.deskLabel), name: isolate(call.staffName ?? '') })}{' '}
              <span class="sp-help-since">· {waitedText(call.since, props.clock.now(), t)}</span>
            </span>
            <button type="button" class="btn btn-outline-primary" onClick={() => void props.commands.answerHelp(call.deskId)}>
              {t('helpGo')}
              {index() === 0 ? <KeyCap key="G" /> : null}
            </button>
          </p>
        )}
      </For>
    </div>
  )
}
