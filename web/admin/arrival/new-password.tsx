import { createSignal } from 'solid-js'
import { limits } from '../../../shared/contracts/limits.ts'
import { CheckboxField } from '../../staff/form/checkbox-field.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
import { useText } from './text.ts'

/** ASVS 5.0: length counts, and whoever types may look. */
export const shortest = 12

export function NewPassword(props: { value: string; onText: (password: string) => void; mistake: string | undefined }) {
  const t = useText()
  const [shown, setShown] = createSignal(false)
  return (
    <div class="sp-new-password">
      <TextField
        label={t('password')}
        hint={t('passwordHint', { n: shortest })}
        type={shown() ? 'text' : 'password'}
        autocomplete="new-password"
        mistake={props.mistake}
        value={props.value}
        maxlength={limits.password}
        onText={props.onText}
      />
      <CheckboxField label={t('passwordShow')} checked={shown()} onChecked={setShown} />
    </div>
  )
}
