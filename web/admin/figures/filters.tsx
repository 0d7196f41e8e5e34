import { Show } from 'solid-js'
import type { Figures } from '../../../shared/contracts/figures.ts'
import { channelName } from '../../../shared/text/figures.ts'
import { languageName } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { Field } from '../../staff/form/field.tsx'
import { type Option, SelectField } from '../../staff/form/select-field.tsx'
import type { PeriodName, Question } from './question.ts'
import { useText } from './text.ts'

interface FiltersProps {
  question: Question
  choices: Figures['choices'] | undefined
  /** the last day there can be figures of */
  today: string
  mistake: string | undefined
  change: (part: Partial<Question>) => void
}

/** What to look at: when, where, which service, which language, how they came. */
export function Filters(props: FiltersProps) {
  const t = useText()
  const periods = (): Option<PeriodName>[] => [
    { value: 'today', label: t('periodToday') },
    { value: 'month', label: t('periodMonth') },
    { value: 'lastMonth', label: t('periodLastMonth') },
    { value: 'year', label: t('periodYear') },
    { value: 'days', label: t('periodDays') },
  ]
  return (
    <form class="sp-filters" aria-label={t('filters')} onSubmit={(event) => event.preventDefault()}>
      <SelectField label={t('period')} value={props.question.period} options={periods()} onChosen={(period) => period && props.change({ period })} />
      <Show when={props.question.period === 'days'}>
        <DayField label={t('from')} value={props.question.from} today={props.today} onDay={(from) => props.change({ from })} />
        <DayField label={t('to')} value={props.question.to} today={props.today} mistake={props.mistake} onDay={(to) => props.change({ to })} />
      </Show>
      <Places {...props} />
      <Chooser {...props} label={t('service')} all={t('allServices')} of="serviceId" options={named(props.choices?.services ?? [])} />
      <Chooser
        {...props}
        label={t('language')}
        all={t('allLanguages')}
        of="language"
        options={(props.choices?.languages ?? []).map((tag) => ({ value: tag, label: languageName(tag, language()) }))}
      />
      <Chooser
        {...props}
        label={t('channel')}
        all={t('allChannels')}
        of="channel"
        options={(props.choices?.channels ?? []).map((channel) => ({ value: channel, label: channelName(t, channel) }))}
      />
    </form>
  )
}

const named = (list: readonly { id: string; name: string }[]): Option[] => list.map(({ id, name }) => ({ value: id, label: name }))

function DayField(props: { label: string; value: string; today: string; mistake?: string | undefined; onDay: (day: string) => void }) {
  return (
    <Field label={props.label} mistake={props.mistake}>
      {(ties) => (
        <input
          id={ties.id}
          class="form-control"
          type="date"
          max={props.today}
          value={props.value}
          aria-invalid={ties.invalid()}
          aria-describedby={ties.described()}
          onChange={(event) => props.onDay(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

type Filter = 'place' | 'serviceId' | 'language' | 'channel'

/** A select cannot choose the empty string, which is all of them. */
const everything = 'everything'

/** One of a few, or all; what is chosen stays in the list, also where the period has none of it. */
function Chooser(props: FiltersProps & { label: string; all: string; of: Filter; options: readonly Option[] }) {
  const value = () => props.question[props.of]
  const known = () => value() === '' || props.options.some((option) => option.value === value())
  const options = () => [{ value: everything, label: props.all }, ...props.options, ...(known() ? [] : [{ value: value(), label: value() }])]
  return (
    <SelectField
      label={props.label}
      value={value() || everything}
      options={options()}
      onChosen={(chosen) => props.change({ [props.of]: chosen === everything ? '' : chosen })}
    />
  )
}

/** Sites under their area, where there is more than one of either. */
function Places(props: FiltersProps) {
  const t = useText()
  const areas = () => props.choices?.areas ?? []
  const options = (): Option[] =>
    areas().flatMap((area) => [
      ...(areas().length > 1 ? [{ value: `area ${area.id}`, label: t('wholeArea', { area: area.name }) }] : []),
      ...(props.choices?.sites ?? []).filter((site) => site.areaId === area.id).map((site) => ({ value: `site ${site.id}`, label: site.name })),
    ])
  return (
    <Show when={(props.choices?.sites.length ?? 0) > 1}>
      <Chooser {...props} label={t('place')} all={t('allSites')} of="place" options={options()} />
    </Show>
  )
}
