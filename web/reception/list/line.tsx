import { Show } from 'solid-js'
import { languageName, shortDay } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { Face } from '../../ui/face.tsx'
import { Icon } from '../../ui/icon.tsx'
import { isolate, useText } from '../text.ts'
import { isWarning, placeWords, statusWords, thenWords } from './row-words.ts'
import type { Row } from './today.ts'

/** One person of today. A click chooses and leaves the focus in the field; a second one goes on. */
export function Line(props: { id: string; row: Row; chosen: boolean; choose: () => void; open: () => void }) {
  const t = useText()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys for the whole list
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active one
    <div
      id={props.id}
      class="sp-today"
      role="option"
      tabindex={-1}
      aria-selected={props.chosen}
      data-status={props.row.status}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => (event.detail > 1 ? props.open() : props.choose())}
    >
      <span class="sp-today-when">
        <Show when={props.row.face} fallback={<bdi dir="ltr">{props.row.bookedTime}</bdi>}>
          {(face) => <Face face={face()} />}
        </Show>
        <Show when={props.row.bookedDay}>{(day) => <span class="sp-hint">{shortDay(day(), language())}</span>}</Show>
      </span>
      <span class="sp-today-who">
        <span class="sp-today-name">
          <bdi>{props.row.name ?? props.row.serviceName}</bdi>
          <Show when={props.row.priority}>
            <span class="sp-tag">{t('priority')}</span>
          </Show>
        </span>
        <span class="sp-today-need">
          <Icon name={props.row.icon} />
          <Show when={props.row.name}>
            <bdi>{props.row.serviceName}</bdi>
            {' · '}
          </Show>
          <bdi>{languageName(props.row.language, language())}</bdi>
          <Show when={thenWords(props.row, t)}>{(then) => ` · ${then()}`}</Show>
          <Show when={props.row.face && props.row.bookedTime}>{(time) => ` · ${t('bookedAt', { time: isolate(time()) })}`}</Show>
        </span>
      </span>
      <span class="sp-today-state" classList={{ 'sp-warn': isWarning(props.row) }}>
        {statusWords(props.row, t)}
        <Show when={placeWords(props.row, t)}>{(words) => <span class="sp-hint">{words()}</span>}</Show>
      </span>
    </div>
  )
}
