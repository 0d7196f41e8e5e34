import { createResource, For, Show } from 'solid-js'
import { aligned, textIn } from '../../../../shared/domain/service-texts.ts'
import { directionOf, type InterfaceLanguage } from '../../../../shared/text/languages.ts'
import { type CompiledMessages, createText, type Text } from '../../../../shared/text/text.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useText } from '../text.ts'
import type { Service } from './service-text.ts'

type Word = keyof typeof import('../../../../shared/text/it/common.json')
const catalogues = import.meta.glob<CompiledMessages>('../../../../shared/text/*/common.json', { import: 'default' })

/** The words around a service in the visitor's language, whatever language this page is in. */
async function wordsIn(language: InterfaceLanguage): Promise<Text<Word>> {
  const path = Object.keys(catalogues).find((key) => key.includes(`/${language}/`))!
  return createText<Word>(language, await catalogues[path]!())
}

/** As a visitor sees it on a phone. What is missing in their language, they read in the source language. */
export function Preview(props: { service: Service; source: InterfaceLanguage; language: InterfaceLanguage }) {
  const t = useText()
  const [words] = createResource(() => props.language, wordsIn)
  const shown = () => {
    const { texts } = aligned(props.service, props.source)
    const own = texts[props.language]
    return own && own.name.trim() !== '' ? { text: own, language: props.language } : { text: textIn({ texts }, props.source), language: props.source }
  }
  return (
    <aside class="sp-preview" aria-label={t('preview')}>
      <p class="sp-preview-title">{t('preview')}</p>
      <div class="sp-phone" lang={shown().language} dir={directionOf(shown().language)}>
        <div class="sp-phone-service">
          <Icon name={props.service.icon} />
          <strong>{shown().text.name || '…'}</strong>
        </div>
        <p>{shown().text.summary}</p>
        <p class="sp-hint">{shown().text.forWhom}</p>
        <Show when={shown().text.documents.length > 0 && words.latest}>
          {(word) => (
            <>
              <p class="sp-phone-heading" lang={props.language} dir={directionOf(props.language)}>
                {word()('documents')}
              </p>
              <ul>
                <For each={shown().text.documents}>{(each) => <li dir="auto">{each}</li>}</For>
              </ul>
            </>
          )}
        </Show>
      </div>
      <Show when={shown().language !== props.language}>
        <p class="sp-hint">{t('previewSource')}</p>
      </Show>
    </aside>
  )
}
