import { RadioCards } from '../../staff/form/radio-cards.tsx'
import { SelectField } from '../../staff/form/select-field.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
import { createIdOfName, PartId } from '../part/part-id.tsx'
import { More } from '../section/more.tsx'
import { type SectionProps, withPoolIds } from './site.ts'
import { useText } from './text.ts'

/** Where the site is, and how it is reached. */
export function Place(props: SectionProps) {
  const t = useText()
  const { draft, edit, mistakeAt } = props.part
  const id = createIdOfName({
    part: props.part,
    setId(typed) {
      edit('id', typed)
      edit('pools', withPoolIds(draft.pools, typed))
    },
    taken: () => props.outline.sites.map((site) => site.id),
    fallback: 'site',
  })
  const rename = (name: string) => {
    edit('name', name)
    id.named(name)
  }
  return (
    <>
      <TextField label={t('name')} hint={t('nameHint')} mistake={mistakeAt('name')} value={draft.name} maxlength={120} onText={rename} />
      <PartId of={id} />
      <RadioCards
        label={t('kind')}
        value={draft.kind}
        mistake={mistakeAt('kind')}
        options={(['fixed', 'mobile', 'remote'] as const).map((kind) => ({ value: kind, label: t(`kind_${kind}`), hint: t(`kindHint_${kind}`) }))}
        onChosen={(kind) => edit('kind', kind)}
      />
      <SelectField
        label={t('area')}
        value={draft.area}
        mistake={mistakeAt('area')}
        hint={props.outline.network.mayEdit ? undefined : t('areaFixed')}
        disabled={!props.outline.network.mayEdit}
        options={props.outline.areas.map((area) => ({ value: area.id, label: area.name }))}
        onChosen={(area) => edit('area', area)}
      />
      <div class="sp-form-row">
        <TextField
          label={t(draft.kind === 'mobile' ? 'addressBase' : 'address')}
          optional={draft.kind !== 'fixed'}
          mistake={mistakeAt('address')}
          value={draft.address}
          maxlength={200}
          onText={(address) => edit('address', address)}
        />
        <TextField
          label={t('city')}
          optional={draft.kind !== 'fixed'}
          mistake={mistakeAt('city')}
          value={draft.city}
          maxlength={120}
          onText={(city) => edit('city', city)}
        />
      </div>
      <div class="sp-form-row">
        <TextField
          label={t('phone')}
          type="tel"
          optional
          mistake={mistakeAt('phone')}
          value={draft.phone ?? ''}
          maxlength={40}
          onText={(phone) => edit('phone', phone || undefined)}
        />
        <TextField
          label={t('email')}
          type="email"
          optional
          mistake={mistakeAt('email')}
          value={draft.email ?? ''}
          maxlength={254}
          onText={(email) => edit('email', email || undefined)}
        />
      </div>
      <More open={draft.zone !== undefined || mistakeAt('zone') !== undefined}>
        <SelectField
          label={t('zone')}
          optional
          nothing={t('zoneOfNetwork', { zone: props.outline.network.zone })}
          mistake={mistakeAt('zone')}
          value={draft.zone ?? ''}
          options={zones(draft.zone).map((zone) => ({ value: zone, label: zone }))}
          onChosen={(zone) => edit('zone', zone || undefined)}
        />
      </More>
    </>
  )
}

/** Those that this browser knows; one that is chosen already is among them in any case. */
function zones(chosen: string | undefined): string[] {
  const known =
    'supportedValuesOf' in Intl ? (Intl as unknown as { supportedValuesOf: (what: string) => string[] }).supportedValuesOf('timeZone') : []
  return chosen && !known.includes(chosen) ? [chosen, ...known] : known
}
