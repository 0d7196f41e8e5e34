/** What is said about a service in one language. */
export interface ServiceText {
  name: string
  summary: string
  forWhom: string
  documents: string[]
  answerSheet: string
  reviewed: boolean
}
type Texts = Readonly<Record<string, ServiceText>>

export const blankText: ServiceText = { name: '', summary: '', forWhom: '', documents: [], answerSheet: '', reviewed: false }

export const textIn = (service: { readonly texts: Texts }, language: string): ServiceText => service.texts[language] ?? blankText

/** A text that says nothing any more is no text: the language counts as missing. */
export const isBlank = (text: ServiceText): boolean =>
  [text.name, text.summary, text.forWhom, text.answerSheet, ...text.documents].every((words) => words.trim() === '')

/** What visitors are told; the answer sheet is for clerks, who work in the language of the network. */
export const visitorFields = ['name', 'summary', 'forWhom'] as const
export type VisitorField = (typeof visitorFields)[number]

/** How many fields and documents have words in the source and none here. */
export function missingIn(service: { readonly texts: Texts }, language: string, source: string): number {
  const [text, first] = [textIn(service, language), textIn(service, source)]
  const fields = visitorFields.filter((field) => text[field].trim() === '' && (language === source || first[field].trim() !== ''))
  const documents = first.documents.filter((_, index) => lacksDocument(service, language, source, index))
  return fields.length + documents.length
}

/** Without words of its own; the same words count as none until somebody has read the text and found them right. */
export function lacksDocument(service: { readonly texts: Texts }, language: string, source: string, index: number): boolean {
  const [text, first] = [textIn(service, language), textIn(service, source)]
  const [words, original] = [(text.documents[index] ?? '').trim(), (first.documents[index] ?? '').trim()]
  if (language === source || original === '') return false
  return words === '' || (words === original && !text.reviewed)
}

export type TextState = 'none' | 'part' | 'unreviewed' | 'reviewed'

export function stateOf(service: { readonly texts: Texts }, language: string, source: string): TextState {
  const text = service.texts[language]
  if (!text || isBlank(text)) return 'none'
  if (missingIn(service, language, source) > 0) return 'part'
  return text.reviewed ? 'reviewed' : 'unreviewed'
}

/**
 * As it is saved. Documents stand in the same order in every language: a row without words is left out everywhere, and where one
 * is not translated yet, visitors read it in the source language rather than not at all.
 */
export function aligned<Service extends { readonly texts: Texts }>(service: Service, source: string): Service {
  const entries = Object.entries(service.texts).filter(([, text]) => !isBlank(text))
  const rows = Array.from({ length: Math.max(0, ...entries.map(([, text]) => text.documents.length)) }, (_, index) => index)
  const kept = rows.filter((index) => entries.some(([, text]) => (text.documents[index] ?? '').trim() !== ''))
  const first = service.texts[source]?.documents ?? []
  const documentsOf = (text: ServiceText) =>
    kept.map((index) => text.documents[index]?.trim() || (first[index] ?? '').trim()).filter((words) => words !== '')
  return { ...service, texts: Object.fromEntries(entries.map(([language, text]) => [language, { ...text, documents: documentsOf(text) }])) }
}
