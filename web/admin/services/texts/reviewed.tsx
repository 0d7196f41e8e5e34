import { Show } from 'solid-js'
import { isBlank, textIn } from '../../../../shared/domain/service-texts.ts'
import { languageName as languageIn } from '../../../../shared/text/when.ts'
import { language } from '../../../kit/text.ts'
import { CheckboxField } from '../../../staff/form/checkbox-field.tsx'
import { useText } from '../text.ts'
import type { Editing } from './editing.ts'
import type { Service } from './service-text.ts'

/** A text counts as checked when somebody who speaks the language has read it; visitors are told nothing else. */
export function Reviewed(props: { service: Service; editing: Editing; source: string; language: string }) {
  const t = useText()
  const named = () => languageIn(props.language, language())
  return (
    <Show when={!isBlank(textIn(props.service, props.language))} fallback={<span />}>
      <CheckboxField
        label={t('reviewed', { language: named() })}
        hint={t(props.language === props.source ? 'reviewedSource' : 'reviewedBy', { language: named() })}
        checked={textIn(props.service, props.language).reviewed}
        onChecked={(reviewed) => props.editing.setReviewed(props.language, reviewed)}
      />
    </Show>
  )
}
