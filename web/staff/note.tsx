import type { JSX } from 'solid-js'
import { type Refusal, sentencesOf } from '../kit/api.ts'
import { Icon } from '../ui/icon.tsx'
import { refusalText } from './refusal-text.ts'

const icons = { good: 'circle-check', bad: 'circle-alert', warn: 'triangle-alert', plain: 'info' } as const

export function Note(props: { kind?: keyof typeof icons; children: JSX.Element }) {
  const kind = () => props.kind ?? 'plain'
  return (
    <p class="sp-note" classList={{ 'sp-note-good': kind() === 'good', 'sp-note-bad': kind() === 'bad', 'sp-note-warn': kind() === 'warn' }}>
      <Icon name={icons[kind()]} />
      <span>{props.children}</span>
    </p>
  )
}

/** `withFields`: where no field of the form says itself what is wrong with it. */
export function RefusalNote(props: { refusal: Refusal; withFields?: boolean }) {
  return (
    <Note kind="bad">
      <strong>{refusalText(props.refusal).title}</strong> {refusalText(props.refusal).detail}
      {props.withFields && sentencesOf(props.refusal).map((sentence) => ` ${sentence}`)}
    </Note>
  )
}
