import { NumberField } from '../../staff/form/number-field.tsx'
import { RadioCards } from '../../staff/form/radio-cards.tsx'
import { SearchChips } from '../../staff/form/search-chips.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
import { LanguageChips } from '../languages/language-chips.tsx'
import { createIdOfName, PartId } from '../part/part-id.tsx'
import { isKnownRole, knownRoles } from '../services/needs.ts'
import { useText as useServicesText } from '../services/text.ts'
import { interpreterRole, type SectionProps, withKind } from './person.ts'
import { useText } from './text.ts'

/** Who somebody is: what they speak, and what they can be taken as. */
export function About(props: SectionProps) {
  const t = useText()
  const servicesText = useServicesText()
  const { draft, edit, mistakeAt } = props.part
  const id = createIdOfName({
    part: props.part,
    setId: (typed) => edit('id', typed),
    taken: () => props.outline.people.map((person) => person.id),
    fallback: 'person',
  })
  const roleName = (role: string) => (isKnownRole(role) ? servicesText(`role_${role}`) : role)
  const roles = () =>
    [...new Set([...knownRoles, ...props.outline.people.flatMap((person) => person.roles)])].filter((role) => role !== interpreterRole)
  const within = (field: 'languages' | 'roles') =>
    mistakeAt(field) ?? draft[field].map((_, index) => mistakeAt(`${field}.${index}`)).find((found) => found !== undefined)

  return (
    <>
      <RadioCards
        label={t('kind')}
        value={draft.kind}
        mistake={mistakeAt('kind')}
        options={(['interpreter', 'professional'] as const).map((kind) => ({ value: kind, label: t(`kind_${kind}`), hint: t(`kindHint_${kind}`) }))}
        onChosen={(kind) => {
          edit('roles', withKind(draft.roles, kind))
          edit('kind', kind)
        }}
      />
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        mistake={mistakeAt('name')}
        value={draft.name}
        maxlength={120}
        onText={(name) => {
          edit('name', name)
          id.named(name)
        }}
      />
      <PartId of={id} />
      <LanguageChips
        label={t('languages')}
        hint={t(draft.kind === 'interpreter' ? 'languagesHint' : 'languagesHintProfessional')}
        mistake={within('languages')}
        chosen={draft.languages}
        onChosen={(languages) => edit('languages', languages)}
      />
      <SearchChips
        label={t('roles')}
        hint={t('rolesHint')}
        optional={draft.kind === 'interpreter'}
        mistake={within('roles')}
        options={roles().map((role) => ({ value: role, label: roleName(role) }))}
        own={(typed) => (typed.length <= 40 ? { value: typed, label: typed } : null)}
        chosen={draft.roles.filter((role) => role !== interpreterRole)}
        onChosen={(chosen) => edit('roles', withKind(chosen, draft.kind))}
      />
      <NumberField
        label={t('weekly')}
        hint={t('weeklyHint')}
        unit={t('hours')}
        optional
        min={0}
        max={168}
        step={0.5}
        mistake={mistakeAt('weeklyMinutes')}
        value={draft.weeklyMinutes === undefined ? null : draft.weeklyMinutes / 60}
        onNumber={(hours) => edit('weeklyMinutes', hours === null ? undefined : Math.round(hours * 60))}
      />
    </>
  )
}
