import { For, Show } from 'solid-js'
import type { Queue } from '../../../shared/contracts/desks.ts'
import { Face } from '../../ui/face.tsx'
import { Icon } from '../../ui/icon.tsx'
import { isLeftSilent, type SilentDesk } from './end-silent.tsx'
import { useText } from './text.ts'

type Desk = Queue['desks'][number]

/** Every desk of the site: who sits there, with whom, and which stand empty. */
export function Desks(props: { queue: Queue; end: (desk: SilentDesk) => void }) {
  const t = useText()
  return (
    <section class="sp-day-part" aria-labelledby="day-desks">
      <h2 id="day-desks">
        <Icon name="monitor" /> {t('desks')}
      </h2>
      <ul class="sp-day-desks">
        <For each={props.queue.desks}>
          {(desk) => (
            <li class="sp-day-desk" data-state={stateOf(desk)}>
              <strong class="sp-day-label" dir="ltr">
                {desk.label}
              </strong>
              <span class="sp-day-who">
                <bdi>{desk.staffName ?? t('nobody')}</bdi>
                <span class="sp-hint">
                  <bdi>{desk.poolName}</bdi>
                </span>
              </span>
              <span class="sp-day-state">
                <Show when={desk.serving} fallback={t(`desk_${stateOf(desk)}`)}>
                  {(step) => <Face face={step().face} />}
                </Show>
              </span>
              <Show when={isLeftSilent(desk) && desk}>
                {(silent) => (
                  <span class="sp-day-silent">
                    {t('desk_silent')}
                    <button type="button" class="btn btn-outline-danger btn-sm" onClick={() => props.end(silent())}>
                      {t('end')}
                      <span class="visually-hidden">: {desk.label}</span>
                    </button>
                  </span>
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

function stateOf(desk: Desk): 'closed' | 'paused' | 'silent' | 'serving' | 'free' {
  if (!desk.open) return 'closed'
  if (desk.silent) return 'silent'
  if (desk.serving) return 'serving'
  return desk.paused ? 'paused' : 'free'
}
