import { Show } from 'solid-js'
import { Empty } from '../../staff/empty.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
import type { Row } from '../../staff/list.tsx'
import type { IconName } from '../../ui/icon-names.ts'
import type { AdminPageProps } from '../pages.ts'
import type { Outline } from './outline.ts'
import { createPart } from './part.ts'
import { PartForm } from './part-form.tsx'
import { createIdOfName, PartId } from './part-id.tsx'
import { PartsPage } from './parts-page.tsx'
import { createPartsState, type PartsState } from './parts-state.ts'

interface NamedPageProps extends AdminPageProps {
  kind: 'area' | 'institution'
  path: string
  icon: IconName
  /** the words of its own catalogue */
  t: (key: 'title' | 'lead' | 'add' | 'new' | 'emptyTitle' | 'emptyHint' | 'name' | 'nameHint') => string
  rowsOf: (outline: NonNullable<ReturnType<Outline['latest']>>) => readonly Row[]
}

/** A page of what has a name and nothing else: areas, institutions. */
export function NamedPage(props: NamedPageProps) {
  const state = createPartsState(props.path, () => props.rest)
  const rows = () => {
    const latest = state.outline.latest()
    return latest ? props.rowsOf(latest) : []
  }
  const mayEdit = () => state.outline.latest()?.network.mayEdit ?? false
  return (
    <PartsPage
      path={props.path}
      open={state.open()}
      title={props.t('title')}
      lead={props.t('lead')}
      outline={state.outline}
      rows={rows()}
      mayAdd={mayEdit()}
      addLabel={props.t('add')}
      empty={<Empty icon={props.icon} title={props.t('emptyTitle')} hint={props.t('emptyHint')} />}
      done={state.done()}
    >
      <Show when={state.open()} keyed>
        <NamedForm {...props} state={state} rows={rows()} readOnly={!mayEdit()} />
      </Show>
    </PartsPage>
  )
}

function NamedForm(props: NamedPageProps & { state: PartsState; rows: readonly Row[]; readOnly: boolean }) {
  const part = createPart({
    session: props.session,
    kind: props.kind,
    id: props.state.openId(),
    blank: { id: '', name: '' },
    ...props.state.after((saved: { name: string }) => saved.name),
  })
  const id = createIdOfName({
    part,
    setId: (typed) => part.edit('id', typed),
    taken: () => props.rows.map((row) => row.id),
    fallback: props.kind,
  })
  const rename = (name: string) => {
    part.edit('name', name)
    id.named(name)
  }
  return (
    <PartForm part={part} at={`${props.path}/${props.state.open()}`} readOnly={props.readOnly}>
      <h2>
        <bdi>{part.isNew() ? props.t('new') : part.draft.name}</bdi>
      </h2>
      <TextField
        label={props.t('name')}
        hint={props.t('nameHint')}
        mistake={part.mistakeAt('name')}
        value={part.draft.name}
        maxlength={120}
        onText={rename}
      />
      <PartId of={id} />
    </PartForm>
  )
}
