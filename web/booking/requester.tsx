import { For, Show } from 'solid-js'
import { Field } from '../ui/field.tsx'
import { change, draft, requesterKinds } from './draft.ts'
import { Option } from './option.tsx'
import { t } from './texts.ts'

/** For themselves, or for whom: a company and an office say what they are called. */
export function Requester(props: { mistake: string | undefined }) {
  return (
    <>
      <fieldset class="mb-4">
        <legend class="visually-hidden">{t('personTitle')}</legend>
        <For each={requesterKinds}>
          {(kind) => (
            <Option
              name="requester"
              value={kind}
              label={t(`requester_${kind}`)}
              checked={draft.requesterKind === kind}
              onChoose={() => change({ requesterKind: kind })}
            />
          )}
        </For>
      </fieldset>
      <Show when={draft.requesterKind !== 'person'}>
        <Field
          id="organisation"
          label={t(draft.requesterKind === 'office' ? 'organisation_office' : 'organisation_company')}
          autocomplete="organization"
          dir="auto"
          value={draft.organisation}
          mistake={props.mistake}
          onText={(organisation) => change({ organisation })}
        />
        <p class="mb-3">{t('organisationPerson')}</p>
      </Show>
    </>
  )
}
