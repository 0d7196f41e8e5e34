import { createMemo, For, Show } from 'solid-js'
import { languageName, nativeName } from '../../shared/text/when.ts'
import { language } from '../kit/text.ts'
import { FieldLabel, FieldMistake } from '../ui/field.tsx'
import type { Mistake } from '../ui/problem.tsx'
import { word } from '../ui/words.ts'
import { type Channel, changeNeed } from './draft.ts'
import { channel, interpreter, network, service } from './offer.ts'
import { Option } from './option.tsx'
import { t } from './texts.ts'

export function HowQuestions(props: { mistakes: readonly Mistake[] }) {
  return (
    <>
      <Show when={service()?.interpreter && (network.value()?.interpreterLanguages.length ?? 0) > 0}>
        <Interpreter mistake={props.mistakes.find((one) => one.field === 'interpreter-language')?.text} />
      </Show>
      <Show when={(service()?.channels.length ?? 0) > 1}>
        <fieldset class="mb-4">
          <legend class="p-0 h5">{t('channelQuestion')}</legend>
          <For each={service()!.channels}>
            {(one) => (
              <Option
                name="channel"
                value={one}
                label={word(`channel_${one}`)}
                checked={one === channel()}
                onChoose={() => changeNeed({ channel: one as Channel })}
              />
            )}
          </For>
        </fieldset>
      </Show>
    </>
  )
}

/** The page's own language is offered by name; the others stand in a list, because there may be many. */
function Interpreter(props: { mistake: string | undefined }) {
  const spoken = createMemo(() => network.value()?.interpreterLanguages ?? [])
  const own = createMemo(() => (spoken().includes(language()) ? language() : null))
  const isOther = createMemo(() => interpreter() !== 'none' && interpreter() !== own())
  return (
    <fieldset class="mb-4">
      <legend class="p-0 h5">{t('interpreterQuestion')}</legend>
      <p class="form-text mt-0 mb-2">{t('interpreterHint')}</p>
      <Show when={own()}>
        {(tag) => (
          <Option
            name="interpreter"
            value={tag()}
            label={t('interpreterYes', { language: languageName(tag(), language()) })}
            checked={interpreter() === tag()}
            onChoose={() => changeNeed({ interpreter: tag() })}
          />
        )}
      </Show>
      <Option
        name="interpreter"
        value="other"
        label={own() ? t('interpreterOther') : t('interpreterSome')}
        checked={isOther()}
        onChoose={() => changeNeed({ interpreter: '' })}
      />
      <Show when={isOther()}>
        <div class="ps-4 mb-3">
          <FieldLabel for="interpreter-language" label={t('interpreterWhich')} />
          <LanguageSelect tags={spoken().filter((tag) => tag !== own())} mistake={props.mistake} />
          <FieldMistake id="interpreter-language" mistake={props.mistake} />
        </div>
      </Show>
      <Option
        name="interpreter"
        value="none"
        label={t('interpreterNo')}
        checked={interpreter() === 'none'}
        onChoose={() => changeNeed({ interpreter: 'none' })}
      />
    </fieldset>
  )
}

function LanguageSelect(props: { tags: string[]; mistake: string | undefined }) {
  const names = createMemo(() => byName(props.tags))
  return (
    <select
      id="interpreter-language"
      class="form-select"
      classList={{ 'is-invalid': !!props.mistake }}
      aria-invalid={props.mistake ? 'true' : undefined}
      aria-describedby={props.mistake ? 'interpreter-language-mistake' : undefined}
      onChange={(event) => changeNeed({ interpreter: event.currentTarget.value })}
    >
      <option value="" selected={interpreter() === ''}>
        {t('interpreterChoose')}
      </option>
      <For each={names()}>
        {(one) => (
          <option value={one.tag} selected={one.tag === interpreter()}>
            {one.name}
          </option>
        )}
      </For>
    </select>
  )
}

/** `bengalese (বাংলা)`: its name in the language of the page, and its own. */
const byName = (tags: string[]) =>
  tags
    .map((tag) => ({ tag, name: bothNames(languageName(tag, language()), nativeName(tag)) }))
    .sort((a, b) => a.name.localeCompare(b.name, language()))

const bothNames = (name: string, own: string | undefined): string =>
  own === undefined || own.toLowerCase() === name.toLowerCase() ? name : `${name} (${own})`
