import { createUniqueId, For } from 'solid-js'
import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import { CheckboxField } from '../../staff/form/checkbox-field.tsx'
import { SelectField } from '../../staff/form/select-field.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { Part } from '../part/part.ts'
import {
  interpreterNeed,
  isKnownRole,
  knownRoles,
  needsDesk,
  otherNeeds,
  type Requirement,
  withCount,
  withDesk,
  withInterpreter,
  without,
  withRole,
} from './needs.ts'
import { useText } from './text.ts'
import type { Service } from './texts/service-text.ts'

/** Who and what an appointment takes at the same time. */
export function Requirements(props: { part: Part<Service>; people: NetworkOutline['people'] }) {
  const t = useText()
  const part = props.part
  const list = () => part.draft.requirements
  const set = (requirements: Requirement[]) => part.edit('requirements', requirements)
  const roleName = (role: string) => (isKnownRole(role) ? t(`role_${role}`) : role)
  const roles = () => [...new Set([...knownRoles, ...props.people.flatMap((person) => person.roles)])].filter((role) => role !== 'interpreter')
  const free = () => roles().filter((role) => !list().some((each) => each.role === role))
  return (
    <section class="sp-service-group" aria-labelledby="service-needs">
      <h2 id="service-needs">{t('requirements')}</h2>
      <CheckboxField label={t('needsDesk')} checked={needsDesk(list())} onChecked={(needed) => set(withDesk(list(), needed))} />
      <SelectField
        label={t('needsInterpreter')}
        hint={t('needsInterpreterHint')}
        mistake={part.mistakeAt('requirements')}
        value={interpreterNeed(list())}
        options={[
          { value: 'never', label: t('interpreter_never') },
          { value: 'language', label: t('interpreter_language') },
          { value: 'always', label: t('interpreter_always') },
        ]}
        onChosen={(need) => set(withInterpreter(list(), need || 'never'))}
      />
      <ul class="sp-needs">
        <For each={otherNeeds(list()).map(({ role }) => role)}>
          {(role) => (
            <NeedRow
              name={roleName(role)}
              people={props.people.filter((person) => person.roles.includes(role)).length}
              count={list().find((each) => each.role === role)?.count ?? 1}
              setCount={(count) => set(withCount(list(), role, count))}
              remove={() => set(without(list(), role))}
            />
          )}
        </For>
      </ul>
      <AddRole roles={free().map((role) => ({ value: role, label: roleName(role) }))} add={(role) => set(withRole(list(), role))} />
    </section>
  )
}

function NeedRow(props: { name: string; people: number; count: number; setCount: (count: number) => void; remove: () => void }) {
  const t = useText()
  const id = createUniqueId()
  return (
    <li class="sp-need-row">
      <label for={id}>
        <bdi>{props.name}</bdi>
        <span class="sp-hint">{t('peopleWithRole', { n: props.people })}</span>
      </label>
      <select id={id} class="form-control sp-select" onChange={(event) => props.setCount(Number(event.currentTarget.value))}>
        <For each={[1, 2, 3, 4, 5]}>
          {(count) => (
            <option value={count} selected={count === props.count}>
              {count}
            </option>
          )}
        </For>
      </select>
      <button type="button" class="sp-tool" onClick={() => props.remove()}>
        <Icon name="x" />
        {t('remove')}
        <span class="visually-hidden">{props.name}</span>
      </button>
    </li>
  )
}

function AddRole(props: { roles: readonly { value: string; label: string }[]; add: (role: string) => void }) {
  const t = useText()
  return (
    <SelectField
      label={t('addRole')}
      optional
      nothing={t('addRoleNothing')}
      value=""
      options={props.roles}
      onChosen={(role) => role && props.add(role)}
    />
  )
}
