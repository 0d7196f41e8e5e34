import { createUniqueId, type JSX, Show } from 'solid-js'
import { Icon } from '../../ui/icon.tsx'
import { useStaffText } from '../text.ts'

/** What every piece of a form is told. */
export interface FieldProps {
  readonly label: string
  readonly hint?: string | undefined
  /** what is wrong with it, in the words of the person; shown below */
  readonly mistake?: string | undefined
  readonly optional?: boolean
  readonly disabled?: boolean
}

/** What ties a control to its label, its hint and its mistake. */
export interface Ties {
  readonly id: string
  readonly described: () => string | undefined
  readonly invalid: () => 'true' | undefined
}

/** Label above, hint and mistake below; the control itself is drawn by `children`. */
export function Field(props: FieldProps & { children: (ties: Ties) => JSX.Element }) {
  const t = useStaffText()
  const id = createUniqueId()
  const ties: Ties = { id, described: () => describedBy(id, props), invalid: () => (props.mistake ? 'true' : undefined) }
  return (
    <div class="sp-form-field">
      <label for={id}>
        {props.label}
        <Show when={props.optional}>
          {' '}
          <span class="sp-optional">({t('optional')})</span>
        </Show>
      </label>
      {props.children(ties)}
      <Below id={id} hint={props.hint} mistake={props.mistake} />
    </div>
  )
}

export function Below(props: { id: string; hint?: string | undefined; mistake?: string | undefined }) {
  return (
    <>
      <Show when={props.hint}>
        <p id={`${props.id}-hint`} class="sp-hint">
          {props.hint}
        </p>
      </Show>
      <Show when={props.mistake}>
        <p id={`${props.id}-mistake`} class="sp-mistake">
          <Icon name="circle-alert" />
          {props.mistake}
        </p>
      </Show>
    </>
  )
}

export const describedBy = (id: string, { hint, mistake }: { hint?: string | undefined; mistake?: string | undefined }): string | undefined =>
  [hint ? `${id}-hint` : '', mistake ? `${id}-mistake` : ''].filter(Boolean).join(' ') || undefined
