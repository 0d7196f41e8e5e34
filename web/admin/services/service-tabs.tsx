import { stateOf } from '../../../shared/domain/service-texts.ts'
import { Icon } from '../../ui/icon.tsx'
import { useText } from './text.ts'
import { type Service, translations } from './texts/service-text.ts'

/** How the service works, and what is said about it. */
export function ServiceTabs(props: { at: string; here: 'settings' | 'texts'; service: Service; source: string }) {
  const t = useText()
  const open = () =>
    [props.source, ...translations(props.source).map(({ tag }) => tag)].filter((tag) => stateOf(props.service, tag, props.source) !== 'reviewed')
  return (
    <nav class="sp-tabs" aria-label={t('tabs')}>
      <a href={`#${props.at}`} aria-current={props.here === 'settings' ? 'page' : undefined}>
        <Icon name="settings" />
        {t('tabSettings')}
      </a>
      <a href={`#${props.at}/texts`} aria-current={props.here === 'texts' ? 'page' : undefined}>
        <Icon name="languages" />
        {t('tabTexts')}
        <span class="sp-tag" classList={{ 'sp-tag-warn': open().length > 0 }}>
          {open().length > 0 ? t('textsOpen', { n: open().length }) : t('state_reviewed')}
        </span>
      </a>
    </nav>
  )
}
