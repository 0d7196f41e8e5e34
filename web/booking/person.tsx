import { createMemo, createSignal } from 'solid-js'
import { Field } from '../ui/field.tsx'
import { showMistakes } from '../ui/problem.tsx'
import { change, draft } from './draft.ts'
import { channel } from './offer.ts'
import { personMistakes } from './person-mistakes.ts'
import { Requester } from './requester.tsx'
import { Step } from './step.tsx'
import { goOn } from './steps.ts'
import { t } from './texts.ts'

/** Step 4, Richiedente: a name; contacts only where the channel cannot do without. */
export function Person() {
  const [asked, setAsked] = createSignal(false)
  const mistakes = createMemo(() => personMistakes(draft, channel()).map((one) => ({ field: one.field, text: t(one.key) })))
  const shown = createMemo(() => (asked() ? mistakes() : []))
  const mistakeOf = (field: string) => shown().find((one) => one.field === field)?.text
  const next = () => {
    setAsked(true)
    if (mistakes().length > 0) return showMistakes()
    change({ givenName: draft.givenName.trim(), familyName: draft.familyName.trim(), email: draft.email.trim(), phone: draft.phone.trim() })
    goOn()
  }
  return (
    <Step title={t('personTitle')} next={t('next')} mistakes={shown()} required onNext={next}>
      <Requester mistake={mistakeOf('organisation')} />
      <Field
        id="givenName"
        label={t('givenName')}
        autocomplete="given-name"
        dir="auto"
        value={draft.givenName}
        mistake={mistakeOf('givenName')}
        onText={(givenName) => change({ givenName })}
      />
      <Field
        id="familyName"
        label={t('familyName')}
        autocomplete="family-name"
        dir="auto"
        optional
        hint={t('familyNameHint')}
        value={draft.familyName}
        mistake={mistakeOf('familyName')}
        onText={(familyName) => change({ familyName })}
      />
      <p class="mb-3">{channel() === 'onSite' ? t('contactOptional') : channel() === 'video' ? t('contactMissing') : ''}</p>
      <Field
        id="phone"
        label={t('phone')}
        type="tel"
        inputmode="tel"
        autocomplete="tel"
        dir="ltr"
        optional={channel() !== 'phone'}
        hint={channel() === 'phone' ? t('phoneHintCall') : t('phoneHint')}
        value={draft.phone}
        mistake={mistakeOf('phone')}
        onText={(phone) => change({ phone })}
      />
      <Field
        id="email"
        label={t('email')}
        type="email"
        inputmode="email"
        autocomplete="email"
        dir="ltr"
        optional
        hint={t('emailHint')}
        value={draft.email}
        mistake={mistakeOf('email')}
        onText={(email) => change({ email })}
      />
    </Step>
  )
}
