import { createMemo } from 'solid-js'
import { interfaceLanguages } from '../../../shared/text/languages.ts'
import { CheckboxField } from '../../staff/form/checkbox-field.tsx'
import { SelectField } from '../../staff/form/select-field.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
import type { Session } from '../../staff/session.ts'
import { createPart } from '../part/part.ts'
import { PartForm } from '../part/part-form.tsx'
import { useText } from './text.ts'
import { zonesWith } from './zones.ts'

export function NetworkForm(props: { session: Session }) {
  const t = useText()
  const part = createPart({
    session: props.session,
    kind: 'network',
    id: 'network',
    blank: { invented: false, name: '', zone: 'Europe/Rome', language: 'it' },
  })
  const zones = createMemo(() => zonesWith(part.draft.zone).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })))
  return (
    <PartForm part={part} at="network" keep>
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        mistake={part.mistakeAt('name')}
        value={part.draft.name}
        maxlength={120}
        onText={(name) => part.edit('name', name)}
      />
      <div class="sp-form-row">
        <SelectField
          label={t('language')}
          hint={t('languageHint')}
          mistake={part.mistakeAt('language')}
          value={part.draft.language}
          options={interfaceLanguages.map(({ tag, name }) => ({ value: tag, label: name }))}
          onChosen={(tag) => part.edit('language', tag)}
        />
        <SelectField
          label={t('zone')}
          hint={t('zoneHint')}
          mistake={part.mistakeAt('zone')}
          value={part.draft.zone}
          options={zones()}
          onChosen={(zone) => part.edit('zone', zone)}
        />
      </div>
      <div class="sp-form-row">
        <TextField
          label={t('phone')}
          hint={t('phoneHint')}
          type="tel"
          optional
          mistake={part.mistakeAt('phone')}
          value={part.draft.phone ?? ''}
          maxlength={40}
          onText={(phone) => part.edit('phone', phone || undefined)}
        />
        <TextField
          label={t('email')}
          hint={t('emailHint')}
          type="email"
          optional
          mistake={part.mistakeAt('email')}
          value={part.draft.email ?? ''}
          onText={(email) => part.edit('email', email || undefined)}
        />
      </div>
      <CheckboxField
        label={t('invented')}
        hint={t('inventedHint')}
        checked={part.draft.invented}
        onChecked={(invented) => part.edit('invented', invented)}
      />
    </PartForm>
  )
}
