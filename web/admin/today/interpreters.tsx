import { For, Show } from 'solid-js'
import type { Queue } from '../../../shared/contracts/desks.ts'
import { languageName } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { isolate, listOf } from '../../staff/texts.ts'
import { Icon } from '../../ui/icon.tsx'
import type { Acts } from './act.ts'
import { cannotBeHad } from './requests.ts'
import { useText } from './text.ts'

type Interpreter = Queue['interpreters'][number]

/** Who interprets here today, until when, and for how many. */
export function Interpreters(props: { queue: Queue; acts: Acts; late: (interpreter: Interpreter) => void }) {
  const t = useText()
  const waitingFor = (one: Interpreter) =>
    props.queue.waiting.filter((row) => row.interpreter !== null && one.languages.includes(row.interpreter)).length
  const cannotCome = (one: Interpreter) =>
    void props.acts.begin(cannotBeHad({ who: { resourceId: one.id }, reason: 'cannotCome' }, t('saidCannotCome', { name: isolate(one.name) })))
  return (
    <section class="sp-day-part" aria-labelledby="day-interpreters">
      <h2 id="day-interpreters">
        <Icon name="languages" /> {t('interpreters')}
      </h2>
      <ul class="sp-day-list">
        <For each={props.queue.interpreters} fallback={<li class="sp-hint">{t('noInterpreters')}</li>}>
          {(one) => (
            <li class="sp-day-line" data-state={one.state}>
              <span class="sp-day-who">
                <strong>
                  <bdi>{one.name}</bdi>
                </strong>
                <span class="sp-hint">
                  {listOf(
                    one.languages.map((tag) => languageName(tag, language())),
                    language(),
                  )}
                </span>
              </span>
              <span class="sp-day-state">{stateOf(one)}</span>
              <Show when={waitingFor(one) > 0} fallback={<span />}>
                <span class="sp-tag">{t('waitingFor', { n: waitingFor(one) })}</span>
              </Show>
              <span class="sp-day-buttons">
                <button type="button" class="btn btn-outline-primary btn-sm" onClick={() => props.late(one)}>
                  {t('late')}
                  <span class="visually-hidden">: {one.name}</span>
                </button>
                <button
                  type="button"
                  class="btn btn-outline-danger btn-sm"
                  aria-disabled={props.acts.sending.underWay()}
                  onClick={() => cannotCome(one)}
                >
                  {t('cannotCome')}
                  <span class="visually-hidden">: {one.name}</span>
                </button>
              </span>
            </li>
          )}
        </For>
      </ul>
    </section>
  )

  function stateOf(one: Interpreter): string {
    // till midnight is for the whole day
    const until = one.until && one.until !== '00:00' ? t('until', { time: isolate(one.until) }) : ''
    if (one.state === 'away') return one.from ? t('comesAt', { time: isolate(one.from) }) : t('isAway')
    return [t(`is_${one.state}`), until].filter(Boolean).join(' · ')
  }
}
