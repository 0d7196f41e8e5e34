import { For, Index } from 'solid-js'
import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import type { StaffRight } from '../../../shared/contracts/staff-rights.ts'
import type { Role } from '../../../shared/domain/actor.ts'
import { Icon } from '../../ui/icon.tsx'
import { firstRight } from './places.ts'
import { RightRow } from './right-row.tsx'
import { useText } from './text.ts'

interface RightsEditorProps {
  rights: readonly StaffRight[]
  set: (rights: StaffRight[]) => void
  outline: NetworkOutline
  mayGive: readonly Role[]
  mistakeAt: (path: string) => string | undefined
}

/** What somebody may do, and where: each right by itself. */
export function RightsEditor(props: RightsEditorProps) {
  const t = useText()
  const replace = (at: number, right: StaffRight) => props.set(props.rights.map((each, index) => (index === at ? right : each)))
  const remove = (at: number) => props.set(props.rights.filter((_, index) => index !== at))
  return (
    <fieldset class="sp-rights">
      <legend>{t('rights')}</legend>
      <ul>
        <Index each={props.rights}>
          {(right, index) => (
            <RightRow
              number={index + 1}
              right={right()}
              change={(changed) => replace(index, changed)}
              remove={props.rights.length > 1 ? () => remove(index) : undefined}
              outline={props.outline}
              mayGive={props.mayGive}
              mistakeAt={(field) => props.mistakeAt(`rights.${index}.${field}`)}
            />
          )}
        </Index>
      </ul>
      <div>
        <button type="button" class="btn btn-outline-primary" onClick={() => props.set([...props.rights, firstRight(props.outline, props.mayGive)])}>
          <Icon name="plus" />
          {t('addRight')}
        </button>
      </div>
      <details class="sp-roles-explained">
        <summary>{t('rolesExplained')}</summary>
        <dl>
          <For each={props.mayGive}>
            {(role) => (
              <div>
                <dt>{t(`role_${role}`)}</dt>
                <dd>{t(`roleHint_${role}`)}</dd>
              </div>
            )}
          </For>
        </dl>
      </details>
    </fieldset>
  )
}
