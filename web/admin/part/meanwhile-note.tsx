import { Match, Switch } from 'solid-js'
import { Note } from '../../staff/note.tsx'
import { type Part, wasChangedMeanwhile } from './part.ts'
import { useText } from './text.ts'

/** Somebody else has saved the same part: their version is fetched, and nothing that was typed is lost. */
export function MeanwhileNote<Value extends object>(props: { part: Part<Value> }) {
  const t = useText()
  return (
    <Switch>
      <Match when={wasChangedMeanwhile(props.part.sending.refusal())}>
        <div class="sp-meanwhile">
          <button type="button" class="btn btn-outline-primary" onClick={() => void props.part.takeTheirs()}>
            {t('meanwhileLoad')}
          </button>
        </div>
      </Match>
      <Match when={props.part.meanwhile()}>
        {(meanwhile) => (
          <div class="sp-meanwhile">
            <Note kind="warn">{t(meanwhile().showing === 'theirs' ? 'meanwhileTheirs' : 'meanwhileMine', { n: meanwhile().conflicts })}</Note>
            <button type="button" class="btn btn-outline-primary" onClick={() => props.part.swap()}>
              {t(meanwhile().showing === 'theirs' ? 'meanwhileShowMine' : 'meanwhileShowTheirs')}
            </button>
          </div>
        )}
      </Match>
    </Switch>
  )
}
