import { interfaceLanguages } from '../../../shared/text/languages.ts'
import type { Text } from '../../../shared/text/text.ts'
import type { TextKey } from './text.ts'

const names: Readonly<Record<string, TextKey>> = {
  id: 'fieldId',
  name: 'textName',
  summary: 'textSummary',
  forWhom: 'textForWhom',
  documents: 'textDocuments',
  answerSheet: 'textAnswerSheet',
  lifeArea: 'lifeArea',
  icon: 'icon',
  durationMinutes: 'duration',
  bufferBeforeMinutes: 'bufferBefore',
  bufferAfterMinutes: 'bufferAfter',
  stepMinutes: 'step',
  noticeMinutes: 'notice',
  horizonDays: 'horizon',
  channels: 'channels',
  requirements: 'requirements',
}

/** `texts.ar.name`: العربية, Nome */
export function nameOfField(t: Text<TextKey>, path: string): string | undefined {
  const [first = '', language = '', field = ''] = path.split('.')
  if (first !== 'texts') return names[first] && t(names[first])
  const spoken = interfaceLanguages.find((each) => each.tag === language)?.name ?? language
  return [spoken, names[field] && t(names[field])].filter(Boolean).join(', ')
}
