import { For } from 'solid-js'
import { missingIn, stateOf, type TextState } from '../../../../shared/domain/service-texts.ts'
import type { InterfaceLanguage } from '../../../../shared/text/languages.ts'
import { Icon } from '../../../ui/icon.tsx'
import type { IconName } from '../../../ui/icon-names.ts'
import { useText } from '../text.ts'
import { type Service, translations } from './service-text.ts'

const icons: Record<TextState, IconName> = { none: 'plus', part: 'triangle-alert', unreviewed: 'user', reviewed: 'check' }

/** Which translation stands beside the source, and how far each has come. */
export function LanguageTabs(props: { at: string; service: Service; source: InterfaceLanguage; here: InterfaceLanguage }) {
  const t = useText()
  const state = (tag: string) => stateOf(props.service, tag, props.source)
  return (
    <nav class="sp-language-tabs" aria-label={t('translations')}>
      <For each={translations(props.source)}>
        {(language) => (
          <a href={`#${props.at}/texts/${language.tag}`} aria-current={language.tag === props.here ? 'true' : undefined}>
            <bdi lang={language.tag}>{language.name}</bdi>
            <span class="sp-tag" classList={{ 'sp-tag-warn': state(language.tag) === 'none' || state(language.tag) === 'part' }}>
              <Icon name={icons[state(language.tag)]} />
              {t(`state_${state(language.tag)}`, { n: missingIn(props.service, language.tag, props.source) })}
            </span>
          </a>
        )}
      </For>
    </nav>
  )
}
