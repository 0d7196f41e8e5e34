import { For } from 'solid-js'
import { textIn, type VisitorField } from '../../../../shared/domain/service-texts.ts'
import { type InterfaceLanguage, interfaceLanguages } from '../../../../shared/text/languages.ts'
import { TextField } from '../../../staff/form/text-field.tsx'
import { TextareaField } from '../../../staff/form/textarea-field.tsx'
import type { Part } from '../../part/part.ts'
import { type TextKey, useText } from '../text.ts'
import type { Editing } from './editing.ts'
import type { Service } from './service-text.ts'

type Field = VisitorField | 'answerSheet'

interface SideBySideProps {
  part: Part<Service>
  editing: Editing
  source: InterfaceLanguage
  language: InterfaceLanguage
  fields: readonly Field[]
}

/** Field by field, the same in two languages. */
export function SideBySide(props: SideBySideProps) {
  return (
    <For each={props.fields}>
      {(field) => (
        <div class="sp-both">
          <TextCell {...props} field={field} language={props.source} />
          <TextCell {...props} field={field} />
        </div>
      )}
    </For>
  )
}

const labels: Record<Field, TextKey> = { name: 'textName', summary: 'textSummary', forWhom: 'textForWhom', answerSheet: 'textAnswerSheet' }
const longest: Record<Field, number> = { name: 80, summary: 400, forWhom: 400, answerSheet: 4000 }
const rows: Record<Field, number> = { name: 1, summary: 4, forWhom: 3, answerSheet: 12 }

function TextCell(props: SideBySideProps & { field: Field }) {
  const t = useText()
  const words = () => textIn(props.part.draft, props.language)[props.field]
  const cell = {
    get label() {
      return t('textIn', { field: t(labels[props.field]), language: languageName(props.language) })
    },
    get hint() {
      return missing() ? t('missing') : props.language === props.source && props.field !== 'answerSheet' ? t(`hint_${props.field}`) : undefined
    },
    get mistake() {
      return props.part.mistakeAt(`texts.${props.language}.${props.field}`)
    },
    get value() {
      return words()
    },
    get maxlength() {
      return longest[props.field]
    },
    onText: (typed: string) => props.editing.setField(props.language, props.field, typed),
  }
  const missing = () =>
    props.language !== props.source &&
    props.field !== 'answerSheet' &&
    words().trim() === '' &&
    textIn(props.part.draft, props.source)[props.field].trim() !== ''
  return (
    <div class="sp-text-cell" classList={{ 'sp-missing': missing() }} lang={props.language}>
      {props.field === 'name' ? <TextField {...cell} /> : <TextareaField {...cell} rows={rows[props.field]} />}
    </div>
  )
}

export const languageName = (tag: string): string => interfaceLanguages.find((each) => each.tag === tag)?.name ?? tag
