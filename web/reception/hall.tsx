import { createMemo, For, Show } from 'solid-js'
import type { Queue } from '../../shared/contracts/desks.ts'
import type { Text } from '../../shared/text/text.ts'
import { languageName } from '../../shared/text/when.ts'
import { language } from '../kit/text.ts'
import { listOf } from '../staff/texts.ts'
import { Face } from '../ui/face.tsx'
import { Icon } from '../ui/icon.tsx'
import { isolate, type TextKey, useText } from './text.ts'

type Desk = Queue['desks'][number]
type Interpreter = Queue['interpreters'][number]

/** The house at a glance: how many wait, which desks are at work, who interprets. */
export function Hall(props: { queue: Queue }) {
  const t = useText()
  const open = createMemo(() => props.queue.desks.filter((desk) => desk.open))
  return (
    <section class="sp-hall" aria-labelledby="hall-title">
      <h2 id="hall-title">
        <Icon name="users" />
        {t('hall')}
        <Show when={!props.queue.open}>
          <span class="sp-tag sp-tag-warn">{t('siteClosed')}</span>
        </Show>
      </h2>
      <p class="sp-hall-waiting">
        <strong>{props.queue.waiting.length}</strong> {t('hallWaiting', { n: props.queue.waiting.length })}
      </p>
      <h3>{t('desks')}</h3>
      <ul class="sp-hall-desks">
        <For each={open()} fallback={<li class="sp-hint">{t('noDesks')}</li>}>
          {(desk) => (
            <li data-state={stateOf(desk)}>
              <bdi dir="ltr" class="sp-hall-label">
                {desk.label}
              </bdi>
              <Show when={desk.serving} fallback={<span>{t(stateOf(desk))}</span>}>
                {(step) => <Face face={step().face} />}
              </Show>
            </li>
          )}
        </For>
      </ul>
      <h3>{t('interpreters')}</h3>
      <ul class="sp-hall-people">
        <For each={props.queue.interpreters} fallback={<li class="sp-hint">{t('noInterpreters')}</li>}>
          {(person) => (
            <li data-state={person.state}>
              <bdi>
                {listOf(
                  person.languages.map((tag) => languageName(tag, language())),
                  language(),
                )}
              </bdi>
              <span class="sp-hint">
                <bdi>{person.name}</bdi> · {whenHere(person, t)}
              </span>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

const stateOf = (desk: Desk): 'deskFree' | 'deskBusy' | 'deskPaused' => (desk.serving ? 'deskBusy' : desk.paused ? 'deskPaused' : 'deskFree')

function whenHere({ state, until, from }: Interpreter, t: Text<TextKey>): string {
  if (state === 'away') return from ? t('interpreterFrom', { time: isolate(from) }) : ''
  const now = t(state === 'free' ? 'interpreterFree' : 'interpreterBusy')
  // till midnight is for the whole day
  return until && until !== '00:00' ? `${now}, ${t('interpreterUntil', { time: isolate(until) })}` : now
}
