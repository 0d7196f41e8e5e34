import { createMemo, Show } from 'solid-js'
import type { Queue } from '../../../shared/contracts/desks.ts'
import { Note } from '../../staff/note.tsx'
import { isolate } from '../../staff/texts.ts'
import { isForNobody } from '../../ui/ahead.ts'
import { useText } from './text.ts'

/** People who wait where nobody sits, and what for: nobody would ever call them. */
export function NobodySits(props: { queue: Queue }) {
  const t = useText()
  const left = createMemo(() => props.queue.waiting.filter(({ wait }) => isForNobody(wait)))
  const services = () => [...new Set(left().map(({ serviceName }) => isolate(serviceName)))].join(', ')
  return (
    <div role="status">
      <Show when={left().length > 0}>
        <div class="sp-day-left">
          <Note kind="warn">{t('nobodySits', { n: left().length, services: services() })}</Note>
        </div>
      </Show>
    </div>
  )
}
