import { createEffect, For } from 'solid-js'
import { NumberField } from '../../staff/form/number-field.tsx'
import { SearchChips } from '../../staff/form/search-chips.tsx'
import { SelectField } from '../../staff/form/select-field.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { LanguageChips } from '../languages/language-chips.tsx'
import { More } from '../section/more.tsx'
import { Desks } from './desks.tsx'
import type { Pool, SectionProps } from './site.ts'
import { useText } from './text.ts'

const fields = ['id', 'institution', 'name', 'units', 'desks']
const deskFields = ['id', 'label']

/** Desks of one institution that serve the same: an appointment takes one of them, whichever is free. */
export function PoolCard(props: SectionProps & { pool: Pool; at: number }) {
  const t = useText()
  const mistake = (field: string) => props.part.mistakeAt(`pools.${props.at}.${field}`)
  const edit = <Field extends keyof Pool>(field: Field, value: Pool[Field]) => props.part.edit('pools', props.at, field, value as never)
  const remove = () =>
    props.part.edit(
      'pools',
      props.part.draft.pools.filter((_, index) => index !== props.at),
    )
  const lists = ['services', 'languages'] as const
  const within = (field: (typeof lists)[number]) =>
    mistake(field) ?? props.pool[field].map((_, index) => mistake(`${field}.${index}`)).find((found) => found !== undefined)
  const institution = () => props.outline.institutions.find((each) => each.id === props.pool.institution)?.name ?? ''
  // a new one is open, and so is the only one
  const opened = props.pool.name === '' || props.part.draft.pools.length === 1
  const isWrong = () =>
    [
      ...fields.map(mistake),
      ...lists.map(within),
      ...props.pool.desks.flatMap((_, index) => deskFields.map((field) => mistake(`desks.${index}.${field}`))),
    ].some((words) => words !== undefined)
  let card!: HTMLDetailsElement
  createEffect(() => {
    if (isWrong()) card.open = true
  })

  return (
    <details ref={card} class="sp-pool" open={opened}>
      <summary>
        <Icon name="chevron-down" />
        <span class="sp-pool-words">
          <strong>
            <bdi>{props.pool.name || t('pool')}</bdi>
          </strong>
          <span class="sp-hint">
            <bdi>{institution()}</bdi> · {t('serviceCount', { n: props.pool.services.length })}
          </span>
        </span>
        <span class="sp-pool-labels" dir="ltr">
          <For each={props.pool.desks}>{(desk) => <span class="sp-tag">{desk.label}</span>}</For>
        </span>
      </summary>
      <fieldset class="sp-pool-fields" aria-label={props.pool.name || t('pool')}>
        <div class="sp-form-row">
          <SelectField
            label={t('institution')}
            value={props.pool.institution}
            mistake={mistake('institution')}
            options={props.outline.institutions.map((each) => ({ value: each.id, label: each.name }))}
            onChosen={(institution) => edit('institution', institution)}
          />
          <TextField
            label={t('poolName')}
            hint={t('poolNameHint')}
            mistake={mistake('name') ?? mistake('id')}
            value={props.pool.name}
            maxlength={120}
            onText={(name) => edit('name', name)}
          />
        </div>
        <SearchChips
          label={t('services')}
          mistake={within('services')}
          options={props.outline.services.map((service) => ({ value: service.id, label: service.name, icon: service.icon }))}
          chosen={props.pool.services}
          onChosen={(services) => edit('services', services)}
        />
        <LanguageChips
          label={t('languages')}
          hint={t('languagesHint')}
          mistake={within('languages')}
          chosen={props.pool.languages}
          onChosen={(languages) => edit('languages', languages)}
        />
        <Desks part={props.part} pool={props.pool} at={props.at} />
        <More open={props.pool.units !== undefined || mistake('units') !== undefined}>
          <NumberField
            label={t('units')}
            hint={t('unitsHint', { n: props.pool.desks.length })}
            optional
            min={0}
            max={200}
            mistake={mistake('units')}
            value={props.pool.units ?? null}
            onNumber={(units) => edit('units', units ?? undefined)}
          />
        </More>
        <div>
          <button type="button" class="sp-tool" onClick={remove}>
            <Icon name="trash-2" />
            {t('removePool')}
          </button>
        </div>
      </fieldset>
    </details>
  )
}
