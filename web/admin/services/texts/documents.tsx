import { createMemo, For, Index, Show } from 'solid-js'
import { lacksDocument, textIn } from '../../../../shared/domain/service-texts.ts'
import type { InterfaceLanguage } from '../../../../shared/text/languages.ts'
import { isolate } from '../../../staff/texts.ts'
import { Icon } from '../../../ui/icon.tsx'
import type { Part } from '../../part/part.ts'
import { useText } from '../text.ts'
import type { Editing } from './editing.ts'
import type { Service } from './service-text.ts'
import { languageName } from './side-by-side.tsx'

const most = 20

interface DocumentsProps {
  part: Part<Service>
  editing: Editing
  source: InterfaceLanguage
  language: InterfaceLanguage
}

/** The papers to bring, in order, each beside its translation. */
export function Documents(props: DocumentsProps) {
  const t = useText()
  const count = createMemo(() => Math.max(0, ...Object.values(props.part.draft.texts).map((text) => text.documents.length)))
  let list!: HTMLOListElement
  const focusRow = (index: number) =>
    queueMicrotask(() => list.querySelectorAll<HTMLElement>('.sp-document')[index]?.querySelector('textarea')?.focus())

  function add() {
    props.editing.addDocument(props.source)
    focusRow(count() - 1)
  }

  return (
    <section class="sp-documents-room" aria-labelledby="service-documents">
      <h2 id="service-documents">{t('textDocuments')}</h2>
      <p class="sp-hint">{t('documentsHint')}</p>
      <ol ref={list} class="sp-document-list">
        <Index each={Array.from({ length: count() })}>
          {(_, index) => (
            <li class="sp-document">
              <span class="sp-document-number" aria-hidden="true">
                {index + 1}
              </span>
              <div class="sp-both">
                <DocumentCell {...props} language={props.source} index={index} />
                <DocumentCell {...props} index={index} />
              </div>
              <DocumentTools
                index={index}
                last={index === count() - 1}
                move={(to) => {
                  props.editing.moveDocument(index, to)
                  focusRow(to)
                }}
                remove={() => props.editing.removeDocument(index)}
              />
            </li>
          )}
        </Index>
      </ol>
      <Show when={count() < most}>
        <div>
          <button type="button" class="btn btn-outline-primary" onClick={add}>
            <Icon name="plus" />
            {t('addDocument')}
          </button>
        </div>
      </Show>
    </section>
  )
}

function DocumentCell(props: DocumentsProps & { index: number }) {
  const t = useText()
  const words = () => textIn(props.part.draft, props.language).documents[props.index] ?? ''
  const missing = () => lacksDocument(props.part.draft, props.language, props.source, props.index)
  const mistake = () => props.part.mistakeAt(`texts.${props.language}.documents.${props.index}`)
  return (
    <div class="sp-text-cell" classList={{ 'sp-missing': missing() }} lang={props.language}>
      <textarea
        class="form-control"
        dir="auto"
        rows={2}
        maxlength={200}
        value={words()}
        placeholder={missing() ? t('missing') : undefined}
        aria-label={t('documentIn', { n: props.index + 1, language: isolate(languageName(props.language)) })}
        aria-invalid={mistake() ? 'true' : undefined}
        onInput={(event) => props.editing.setDocument(props.language, props.index, event.currentTarget.value)}
      />
    </div>
  )
}

function DocumentTools(props: { index: number; last: boolean; move: (to: number) => void; remove: () => void }) {
  const t = useText()
  const tools = () =>
    [
      { icon: 'chevron-up', words: t('moveUp', { n: props.index + 1 }), off: props.index === 0, press: () => props.move(props.index - 1) },
      { icon: 'chevron-down', words: t('moveDown', { n: props.index + 1 }), off: props.last, press: () => props.move(props.index + 1) },
      { icon: 'x', words: t('removeDocument', { n: props.index + 1 }), off: false, press: () => props.remove() },
    ] as const
  return (
    <div class="sp-document-tools">
      <For each={tools()}>
        {(tool) => (
          <button type="button" class="sp-tool" title={tool.words} aria-label={tool.words} disabled={tool.off} onClick={tool.press}>
            <Icon name={tool.icon} />
          </button>
        )}
      </For>
    </div>
  )
}
