import { produce } from 'solid-js/store'
import { blankText, type ServiceText, type VisitorField } from '../../../../shared/domain/service-texts.ts'
import type { Part } from '../../part/part.ts'
import type { Service } from './service-text.ts'

export interface Editing {
  readonly setField: (language: string, field: VisitorField | 'answerSheet', words: string) => void
  readonly setDocument: (language: string, index: number, words: string) => void
  readonly setReviewed: (language: string, reviewed: boolean) => void
  /** documents are the same in every language, and move together */
  readonly addDocument: (language: string) => void
  readonly moveDocument: (from: number, to: number) => void
  readonly removeDocument: (index: number) => void
}

/** Whoever changes words has them to be reviewed again: somebody else's tick does not stand for them. */
export function createEditing(part: Part<Service>): Editing {
  const change = (language: string, write: (text: ServiceText) => void) =>
    part.edit(
      'texts',
      produce((texts) => {
        const text: ServiceText = texts[language] ?? { ...blankText, documents: [] }
        texts[language] = text
        write(text)
      }),
    )
  const changeEach = (write: (documents: string[]) => void) =>
    part.edit(
      'texts',
      produce((texts) => {
        const longest = Math.max(0, ...Object.values(texts).map((text) => text.documents.length))
        for (const text of Object.values(texts)) {
          if (text.documents.length > 0) write(filled(text.documents, longest))
        }
      }),
    )
  return {
    setField: (language, field, words) =>
      change(language, (text) => {
        text[field] = words
        if (field !== 'answerSheet') text.reviewed = false
      }),
    setDocument: (language, index, words) =>
      change(language, (text) => {
        filled(text.documents, index + 1)[index] = words
        text.reviewed = false
      }),
    setReviewed: (language, reviewed) =>
      change(language, (text) => {
        text.reviewed = reviewed
      }),
    addDocument: (language) => change(language, (text) => void text.documents.push('')),
    moveDocument: (from, to) => changeEach((documents) => void documents.splice(to, 0, ...documents.splice(from, 1))),
    removeDocument: (index) => changeEach((documents) => void documents.splice(index, 1)),
  }
}

function filled(documents: string[], length: number): string[] {
  while (documents.length < length) documents.push('')
  return documents
}
