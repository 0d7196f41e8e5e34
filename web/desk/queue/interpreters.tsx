import { For } from 'solid-js'
import type { Queue } from '../../../shared/contracts/desks.ts'
import type { Text } from '../../../shared/text/text.ts'
import { languageName } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { Icon } from '../../ui/icon.tsx'
import { isolate, listOf, type TextKey, useText } from '../text.ts'

type Interpreter = Queue['interpreters'][number]

export function Interpreters(props: { interpreters: Queue['interpreters'] }) {
  const t = useText()
  return (
    <section class="sp-people sp-interpreters" aria-labelledby="interpreters-title">
      <h2 id="interpreters-title">
        <Icon name="languages" />
        {t('interpreters')}
      </h2>
      <ul tabindex={0} aria-labelledby="interpreters-title">
        <For each={props.interpreters} fallback={<li class="sp-hint">{t('noInterpreters')}</li>}>
          {(interpreter) => (
            <li class="sp-one" data-state={interpreter.state}>
              <span class="sp-one-name">
                <bdi>{interpreter.name}</bdi>
                <span class="sp-hint">
                  {listOf(
                    interpreter.languages.map((tag) => languageName(tag, language())),
                    language(),
                  )}
                </span>
              </span>
              <span class="sp-one-state">{stateText(interpreter, t)}</span>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

function stateText({ state, until: end, from }: Interpreter, t: Text<TextKey>): string {
  // till midnight is for the whole day
  const until = end === '00:00' ? null : end
  if (state === 'free') return until ? t('freeUntil', { time: isolate(until) }) : t('free')
  if (state === 'kept') return t('kept')
  if (state === 'engaged') return until ? t('engagedUntil', { time: isolate(until) }) : t('engaged')
  return from ? t('awayUntil', { time: isolate(from) }) : t('away')
}
