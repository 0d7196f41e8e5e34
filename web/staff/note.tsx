import type { JSX } from 'solid-js'
import type { Refusal } from '../kit/api.ts'
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

export function RefusalNote(props: { refusal: Refusal }) {
  return (
    <Note kind="bad">
      <strong>{refusalText(props.refusal).title}</strong> {refusalText(props.refusal).detail}
    </Note>
  )
}
