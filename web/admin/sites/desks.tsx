import { For, Show } from 'solid-js'
import { isolate } from '../../staff/texts.ts'
import { Icon } from '../../ui/icon.tsx'
import type { Part } from '../part/part.ts'
import { newDesk, type Pool, type Site } from './site.ts'
import { useText } from './text.ts'

/** The labels that the board shows. */
export function Desks(props: { part: Part<Site>; pool: Pool; at: number }) {
  const t = useText()
  const mistake = (index: number) =>
    props.part.mistakeAt(`pools.${props.at}.desks.${index}.label`) ?? props.part.mistakeAt(`pools.${props.at}.desks.${index}.id`)
  const put = (desks: Pool['desks']) => props.part.edit('pools', props.at, 'desks', desks)
  return (
    <fieldset class="sp-form-field sp-chips">
      <legend>{t('desks')}</legend>
      <p class="sp-hint">{t('desksHint')}</p>
      <ul class="sp-desk-labels">
        <For each={props.pool.desks}>
          {(desk, index) => (
            <li>
              <input
                class="form-control"
                dir="auto"
                aria-label={t('deskLabel', { n: index() + 1 })}
                aria-invalid={mistake(index()) ? 'true' : undefined}
                maxlength={6}
                value={desk.label}
                autocomplete="off"
                onInput={(event) => props.part.edit('pools', props.at, 'desks', index(), 'label', event.currentTarget.value)}
              />
              <button
                type="button"
                class="sp-tool"
                aria-label={t('removeDesk', { label: isolate(desk.label) })}
                onClick={() => put(props.pool.desks.filter((each) => each !== desk))}
              >
                <Icon name="x" />
              </button>
              <Show when={mistake(index())}>{(words) => <p class="sp-mistake">{words()}</p>}</Show>
            </li>
          )}
        </For>
        <li>
          <button type="button" class="sp-tool" onClick={() => put([...props.pool.desks, newDesk(props.part.draft, props.pool)])}>
            <Icon name="plus" />
            {t('addDesk')}
          </button>
        </li>
      </ul>
    </fieldset>
  )
}
