import { createMemo, For, Show } from 'solid-js'
import type { HolidayList } from '../../../shared/contracts/holidays.ts'
import { localeOf } from '../../../shared/text/languages.ts'
import { longDay } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { CheckboxField } from '../../staff/form/checkbox-field.tsx'
import { SelectField } from '../../staff/form/select-field.tsx'
import { createLoaded, pathOf } from '../../ui/loaded.ts'
import { closedDays } from './next-holidays.ts'
import type { SectionProps } from './site.ts'
import { useText } from './text.ts'

/** Public holidays close the site without being typed in each year, and so does the day of its patron saint. */
export function Holidays(props: SectionProps) {
  const t = useText()
  const { draft, edit, mistakeAt } = props.part
  const loaded = createLoaded<HolidayList>(() => (draft.holidays ? pathOf('/api/network/holidays', { country: draft.holidays }) : null))
  const days = createMemo(() => closedDays(draft.holidays ? (loaded.value()?.holidays ?? []) : [], draft.patronDay))
  const month = () => draft.patronDay?.slice(0, 2) ?? ''
  const date = () => draft.patronDay?.slice(3, 5) ?? ''
  return (
    <>
      <CheckboxField
        label={t('holidays')}
        checked={draft.holidays === 'IT'}
        mistake={mistakeAt('holidays')}
        onChecked={(checked) => edit('holidays', checked ? 'IT' : undefined)}
      />
      <fieldset class="sp-form-field sp-chips">
        <legend>{t('patron')}</legend>
        <div class="sp-form-row sp-patron">
          <SelectField
            label={t('patronDate')}
            optional
            nothing={t('patronNone')}
            value={date()}
            mistake={mistakeAt('patronDay')}
            options={numbers(31).map((each) => ({ value: each, label: String(Number(each)) }))}
            onChosen={(chosen) => edit('patronDay', chosen ? `${month() || '01'}-${chosen}` : undefined)}
          />
          <SelectField
            label={t('patronMonth')}
            optional
            nothing={t('patronNone')}
            value={month()}
            options={numbers(12).map((each) => ({ value: each, label: monthOf(Number(each)) }))}
            onChosen={(chosen) => edit('patronDay', chosen ? `${chosen}-${date() || '01'}` : undefined)}
          />
        </div>
      </fieldset>
      <Show when={days().length > 0}>
        <div class="sp-next-days">
          <p class="sp-hint">{t('nextHolidays')}</p>
          <ul>
            <For each={days()}>
              {(holiday) => (
                <li>
                  <span class="sp-next-day">{longDay(holiday.day, language())}</span> <bdi>{holiday.name}</bdi>
                </li>
              )}
            </For>
          </ul>
        </div>
      </Show>
    </>
  )
}

const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index + 1).padStart(2, '0'))
const monthOf = (month: number): string =>
  new Intl.DateTimeFormat(localeOf(language()), { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, month - 1, 1))
