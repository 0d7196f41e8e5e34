import { createUniqueId, For, Show } from 'solid-js'
import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import type { StaffRight } from '../../../shared/contracts/staff-rights.ts'
import type { Role } from '../../../shared/domain/actor.ts'
import { CheckboxField } from '../../staff/form/checkbox-field.tsx'
import { Field } from '../../staff/form/field.tsx'
import { SelectField } from '../../staff/form/select-field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { inPlace, mayBeOfOneInstitution, mayCall, type Place, type PlaceChoice, placeOf, placesOf, withRole } from './places.ts'
import { useText } from './text.ts'

interface RightRowProps {
  number: number
  right: StaffRight
  change: (right: StaffRight) => void
  remove: (() => void) | undefined
  outline: NetworkOutline
  mayGive: readonly Role[]
  mistakeAt: (field: string) => string | undefined
}

export function RightRow(props: RightRowProps) {
  const t = useText()
  const id = createUniqueId()
  const right = () => props.right
  const roles = () => [...new Set([...props.mayGive, right().role])]
  return (
    <li class="sp-right" aria-labelledby={id}>
      <div class="sp-right-head">
        <span id={id} class="sp-hint">
          {t('rightNumber', { n: props.number })}
        </span>
        <Show when={props.remove}>
          {(remove) => (
            <button type="button" class="sp-tool" onClick={() => remove()()}>
              <Icon name="x" />
              {t('removeRight')}
            </button>
          )}
        </Show>
      </div>
      <div class="sp-form-row">
        <SelectField
          label={t('role')}
          hint={t(`roleHint_${right().role}`)}
          mistake={props.mistakeAt('role')}
          value={right().role}
          options={roles().map((role) => ({ value: role, label: t(`role_${role}`) }))}
          onChosen={(role) => role && props.change(withRole(right(), role))}
        />
        <Show when={right().role === 'interpreter'} fallback={<Where {...props} />}>
          <Who {...props} />
        </Show>
      </div>
      <Show when={(mayBeOfOneInstitution(right().role) && props.outline.institutions.length > 0) || right().institutionId !== null}>
        <SelectField
          label={t('institution')}
          optional
          nothing={t('everyInstitution')}
          mistake={props.mistakeAt('institutionId')}
          value={right().institutionId ?? ''}
          options={props.outline.institutions.map((each) => ({ value: each.id, label: each.name }))}
          onChosen={(chosen) => props.change({ ...right(), institutionId: chosen || null })}
        />
      </Show>
      <Show when={mayCall(right().role)}>
        <CheckboxField
          label={t('mayChoose')}
          hint={t('mayChooseHint')}
          checked={right().mayChoose}
          onChecked={(mayChoose) => props.change({ ...right(), mayChoose })}
        />
      </Show>
    </li>
  )
}

/** Whole network, area or site: one choice out of three kinds. */
function Where(props: RightRowProps) {
  const t = useText()
  const places = () => placesOf(props.outline)
  const here = () => placeOf(props.right)
  const unlisted = () => here() !== 'network' && ![...places().areas, ...places().sites].some(({ place }) => place === here())
  return (
    <Field label={t('where')} mistake={props.mistakeAt('siteId') ?? props.mistakeAt('areaId')}>
      {(ties) => (
        <select
          id={ties.id}
          class="form-control sp-select"
          aria-invalid={ties.invalid()}
          aria-describedby={ties.described()}
          onChange={(event) => props.change(inPlace(props.right, event.currentTarget.value as Place))}
        >
          <Show when={props.outline.network.mayEdit || here() === 'network'}>
            <option value="network" selected={here() === 'network'}>
              {t(props.outline.network.mayEdit ? 'wholeNetwork' : 'choosePlace')}
            </option>
          </Show>
          <Show when={unlisted()}>
            <option value={here()} selected>
              {nameOf(here())}
            </option>
          </Show>
          <Group label={t('areas')} places={places().areas} here={here()} />
          <Group label={t('sites')} places={places().sites} here={here()} />
        </select>
      )}
    </Field>
  )

  function nameOf(place: Place): string {
    const [kind, id] = place.split(':')
    return [...(kind === 'area' ? props.outline.areas : props.outline.sites)].find((each) => each.id === id)?.name ?? String(id)
  }
}

function Group(props: { label: string; places: readonly PlaceChoice[]; here: Place }) {
  return (
    <Show when={props.places.length > 0}>
      <optgroup label={props.label}>
        <For each={props.places}>
          {(one) => (
            <option value={one.place} selected={one.place === props.here}>
              {one.name}
            </option>
          )}
        </For>
      </optgroup>
    </Show>
  )
}

function Who(props: RightRowProps) {
  const t = useText()
  const listed = () => props.outline.people.map((person) => ({ value: person.id, label: person.name }))
  // somebody whom I may not see is shown by the id, and stays
  const people = () => {
    const set = props.right.resourceId
    return set === null || listed().some(({ value }) => value === set) ? listed() : [...listed(), { value: set, label: set }]
  }
  return (
    <SelectField
      label={t('isPerson')}
      hint={props.outline.people.length === 0 ? t('noPeople') : undefined}
      mistake={props.mistakeAt('resourceId')}
      value={props.right.resourceId ?? ''}
      options={people()}
      onChosen={(chosen) => props.change({ ...props.right, resourceId: chosen || null })}
    />
  )
}
