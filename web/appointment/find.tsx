import { createMemo, createSignal } from 'solid-js'
import { limits } from '../../shared/contracts/limits.ts'
import { Refusal, write } from '../kit/api.ts'
import { Field } from '../ui/field.tsx'
import type { OwnKey } from '../ui/own-key.ts'
import { Mistakes, Problem, showMistakes } from '../ui/problem.tsx'
import { t } from './texts.ts'

/** Without its link an appointment is found by its code together with the family name. */
export function Find(props: { onFound: (own: OwnKey) => void }) {
  const [code, setCode] = createSignal('')
  const [familyName, setFamilyName] = createSignal('')
  const [asked, setAsked] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<Refusal | null>(null)
  const digits = createMemo(() => code().replace(/[\s-]/g, ''))
  const codeMistake = createMemo(() => (new RegExp(`^\\d{${limits.codeDigits}}$`).test(digits()) ? undefined : t('codeWrong')))
  const nameMistake = createMemo(() => (familyName().trim() ? undefined : t('familyNameMissing')))
  const mistakes = createMemo(() => [
    ...(codeMistake() ? [{ field: 'code', text: codeMistake()! }] : []),
    ...(nameMistake() ? [{ field: 'familyName', text: nameMistake()! }] : []),
  ])

  const find = async (event: Event) => {
    event.preventDefault()
    setAsked(true)
    setRefusal(null)
    if (mistakes().length > 0) return showMistakes()
    setBusy(true)
    await write<{ appointmentId: string; token: string }>('/api/appointments/find', { code: digits(), familyName: familyName().trim() })
      .then((found) => props.onFound({ id: found.appointmentId, token: found.token }))
      .catch((error: unknown) => setRefusal(error instanceof Refusal ? error : new Refusal(null)))
    setBusy(false)
  }

  return (
    <form novalidate onSubmit={find}>
      <p class="lead">{t('findHint')}</p>
      <Mistakes list={asked() ? mistakes() : []} />
      <Problem refusal={refusal()} />
      <Field
        id="code"
        label={t('code')}
        hint={t('codeHint')}
        inputmode="numeric"
        autocomplete="off"
        dir="ltr"
        value={code()}
        mistake={asked() ? codeMistake() : undefined}
        onText={setCode}
      />
      <Field
        id="familyName"
        label={t('familyName')}
        autocomplete="family-name"
        dir="auto"
        value={familyName()}
        mistake={asked() ? nameMistake() : undefined}
        onText={setFamilyName}
      />
      <div class="d-grid">
        <button type="submit" class="btn btn-primary" disabled={busy()}>
          {t('find')}
        </button>
      </div>
      <p class="mt-4">{t('findHelp')}</p>
    </form>
  )
}
