import { createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { RadioCards } from '../../staff/form/radio-cards.tsx'
import { type Option, SelectField } from '../../staff/form/select-field.tsx'
import { TextField } from '../../staff/form/text-field.tsx'
import { TimeField } from '../../staff/form/time-field.tsx'
import { FormDialog } from '../../staff/form-dialog.tsx'
import type { DayException } from './day-exception.ts'
import { type TextKey, useText } from './text.ts'

interface ClosureFormProps {
  of: DayException | null
  close: () => void
  done: (made: readonly DayException[]) => void
  /** of a person: the sites they come to */
  sites?: readonly Option[]
  /** what "closed" is called here */
  closedLabel: string
  openLabel: string
}

/** Days on which a site is closed or a person is away, or on which other hours hold. */
export function ClosureForm(props: ClosureFormProps) {
  const t = useText()
  const of = props.of
  const [draft, edit] = createStore({
    fromDay: of?.fromDay ?? '',
    toDay: of && of.toDay !== of.fromDay ? of.toDay : '',
    kind: of?.from === undefined ? ('closed' as const) : ('hours' as const),
    from: of?.from ?? '09:00',
    to: of?.to ?? '13:00',
    reason: of?.reason ?? '',
    site: of?.site ?? '',
  } as { fromDay: string; toDay: string; kind: 'closed' | 'hours'; from: string; to: string; reason: string; site: string })
  const [wrong, setWrong] = createSignal<Partial<Record<'fromDay' | 'toDay' | 'to', TextKey>>>({})
  const mistake = (field: 'fromDay' | 'toDay' | 'to') => {
    const key = wrong()[field]
    return key ? t(key) : undefined
  }

  function submit(): boolean {
    setWrong({
      ...(draft.fromDay ? {} : { fromDay: 'dayNeeded' }),
      ...(draft.toDay && draft.toDay < draft.fromDay ? { toDay: 'dayReversed' } : {}),
      ...(draft.kind === 'hours' && !(draft.from && draft.from < draft.to) ? { to: 'timeReversed' } : {}),
    })
    if (Object.keys(wrong()).length > 0) return false
    props.done(made())
    return true
  }

  /** Away from everywhere is one entry for each site. */
  function made(): DayException[] {
    const { fromDay, toDay, kind, from, to, reason, site } = draft
    const one = { fromDay, toDay: toDay || fromDay, reason: reason.trim(), ...(kind === 'hours' ? { from, to } : {}) }
    if (!props.sites) return [one]
    return site ? [{ ...one, site }] : props.sites.map((each) => ({ ...one, site: each.value }))
  }

  return (
    <FormDialog title={t(of ? 'editTitle' : 'addTitle')} close={() => props.close()} submitLabel={t(of ? 'change' : 'putIn')} submit={submit}>
      <div class="sp-form-row">
        <TextField label={t('firstDay')} type="date" value={draft.fromDay} mistake={mistake('fromDay')} onText={(day) => edit('fromDay', day)} />
        <TextField
          label={t('lastDay')}
          hint={t('lastDayHint')}
          type="date"
          optional
          value={draft.toDay}
          mistake={mistake('toDay')}
          onText={(day) => edit('toDay', day)}
        />
      </div>
      <Show when={props.sites}>
        {(sites) => (
          <SelectField
            label={t('where')}
            optional
            nothing={t('everywhere')}
            value={draft.site}
            options={sites()}
            onChosen={(site) => edit('site', site)}
          />
        )}
      </Show>
      <RadioCards
        label={t('whatHolds')}
        value={draft.kind}
        options={[
          { value: 'closed', label: props.closedLabel },
          { value: 'hours', label: props.openLabel },
        ]}
        onChosen={(kind) => edit('kind', kind)}
      />
      <Show when={draft.kind === 'hours'}>
        <div class="sp-form-row">
          <TimeField label={t('fromTime')} step={300} value={draft.from} onTime={(time) => edit('from', time)} />
          <TimeField label={t('toTime')} step={300} value={draft.to} mistake={mistake('to')} onTime={(time) => edit('to', time)} />
        </div>
      </Show>
      <TextField
        label={t('reason')}
        hint={t('reasonHint')}
        optional
        maxlength={200}
        value={draft.reason}
        onText={(reason) => edit('reason', reason)}
      />
    </FormDialog>
  )
}
