import { For } from 'solid-js'
import { interfaceLanguages } from '../../shared/text/languages.ts'
import { chooseLanguage } from '../ui/languages.tsx'
import { Heading } from './question.tsx'
import { go } from './steps.ts'
import { t } from './texts.ts'

/** Each language by its own name, as large as a thumb. */
export function Language() {
  const choose = async (tag: (typeof interfaceLanguages)[number]['tag']) => {
    await chooseLanguage(tag)
    go({ at: 'need' })
  }
  return (
    <section aria-labelledby="question">
      <Heading title={t('languageTitle')} />
      <div class="d-grid gap-3 mb-4">
        <For each={interfaceLanguages}>
          {(one) => (
            <button type="button" class="btn btn-outline-primary sp-tongue" lang={one.tag} dir={one.dir} onClick={() => choose(one.tag)}>
              {one.name}
            </button>
          )}
        </For>
      </div>
    </section>
  )
}
