import { createSignal, Show } from 'solid-js'
import { slugOf } from '../../../shared/domain/slug.ts'
import { TextField } from '../../staff/form/text-field.tsx'
import type { Part } from './part.ts'
import { useText } from './text.ts'

export interface IdOfName {
  readonly id: () => string
  readonly isNew: () => boolean
  readonly mistake: () => string | undefined
  /** the name was typed: while it is new, and nobody has chosen another, the id follows it */
  readonly named: (name: string) => void
  readonly choose: (id: string) => void
}

interface Names {
  readonly part: Pick<Part<{ id: string }>, 'isNew' | 'draft' | 'mistakeAt'>
  readonly setId: (id: string) => void
  /** ids that are given already */
  readonly taken: () => readonly string[]
  /** for a name without Latin letters: `area` */
  readonly fallback: string
}

/** An id is made from the name, and stays for ever: the file of the network and addresses speak of it. */
export function createIdOfName({ part, setId, taken, fallback }: Names): IdOfName {
  const [chosen, setChosen] = createSignal(false)
  return {
    id: () => part.draft.id,
    isNew: part.isNew,
    mistake: () => part.mistakeAt('id'),
    named(name) {
      if (part.isNew() && !chosen()) setId(name.trim() === '' ? '' : slugOf(name, taken(), fallback))
    },
    choose(id) {
      setChosen(true)
      setId(id)
    },
  }
}

/** Below the name. */
export function PartId(props: { of: IdOfName }) {
  const t = useText()
  const [open, setOpen] = createSignal(false)
  return (
    <Show
      when={props.of.isNew() && (open() || props.of.mistake())}
      fallback={
        <Show when={props.of.id()}>
          <p class="sp-part-id sp-hint">
            {t('id')}: <code dir="ltr">{props.of.id()}</code>
            <Show when={props.of.isNew()}>
              <button type="button" class="sp-tool" onClick={() => setOpen(true)}>
                {t('idChange')}
              </button>
            </Show>
          </p>
        </Show>
      }
    >
      <TextField label={t('id')} hint={t('idHint')} mistake={props.of.mistake()} value={props.of.id()} maxlength={64} onText={props.of.choose} />
    </Show>
  )
}
