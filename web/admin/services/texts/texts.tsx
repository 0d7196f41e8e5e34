import { createMemo } from 'solid-js'
import { stateOf } from '../../../../shared/domain/service-texts.ts'
import { type InterfaceLanguage, isInterfaceLanguage } from '../../../../shared/text/languages.ts'
import type { Part } from '../../part/part.ts'
import { useText } from '../text.ts'
import { Documents } from './documents.tsx'
import { createEditing } from './editing.ts'
import { LanguageTabs } from './language-tabs.tsx'
import { Preview } from './preview.tsx'
import { Reviewed } from './reviewed.tsx'
import { type Service, translations } from './service-text.ts'
import { SideBySide } from './side-by-side.tsx'

interface TextsProps {
  part: Part<Service>
  source: InterfaceLanguage
  /** of the address; else the first that is not complete */
  language: string | undefined
  at: string
}

/** What visitors read: the source on one side, a translation on the other, and how it looks on their phone. */
export function Texts(props: TextsProps) {
  const t = useText()
  const others = translations(props.source).map(({ tag }) => tag)
  // chosen once: it must not jump away as soon as the last field is filled
  const proposed = others.find((tag) => stateOf(props.part.draft, tag, props.source) !== 'reviewed') ?? others[0]!
  const language = createMemo(() => {
    const asked = props.language ?? ''
    return isInterfaceLanguage(asked) && asked !== props.source ? asked : proposed
  })
  const editing = createEditing(props.part)
  return (
    <div class="sp-texts">
      <LanguageTabs at={props.at} service={props.part.draft} source={props.source} here={language()} />
      <div class="sp-texts-room">
        <div class="sp-texts-fields">
          <SideBySide part={props.part} editing={editing} source={props.source} language={language()} fields={['name', 'summary', 'forWhom']} />
          <Documents part={props.part} editing={editing} source={props.source} language={language()} />
          <div class="sp-both">
            <Reviewed service={props.part.draft} editing={editing} source={props.source} language={props.source} />
            <Reviewed service={props.part.draft} editing={editing} source={props.source} language={language()} />
          </div>
          <section class="sp-answer-sheet" aria-labelledby="answer-sheet">
            <h2 id="answer-sheet">{t('textAnswerSheet')}</h2>
            <p class="sp-hint">{t('answerSheetHint')}</p>
            <SideBySide part={props.part} editing={editing} source={props.source} language={language()} fields={['answerSheet']} />
          </section>
        </div>
        <Preview service={props.part.draft} source={props.source} language={language()} />
      </div>
    </div>
  )
}
