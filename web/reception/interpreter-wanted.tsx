import { Show } from 'solid-js'
import { languageName } from '../../shared/text/when.ts'
import { language } from '../kit/text.ts'
import { CheckboxField } from '../staff/form/checkbox-field.tsx'
import { useText } from './text.ts'

/** Only where one would be needed: `tag` says into which language. */
export function InterpreterWanted(props: { tag: string | undefined | null | false; alone: boolean; goAlone: (alone: boolean) => void }) {
  const t = useText()
  return (
    <Show when={props.tag}>
      {(tag) => (
        <CheckboxField
          label={t('interpreterWanted', { language: languageName(tag(), language()) })}
          checked={!props.alone}
          onChecked={(checked) => props.goAlone(!checked)}
        />
      )}
    </Show>
  )
}
