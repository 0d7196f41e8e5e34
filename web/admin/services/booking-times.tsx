import { Show } from 'solid-js'
import { language } from '../../kit/text.ts'
import { SelectField } from '../../staff/form/select-field.tsx'
import { isolate } from '../../staff/texts.ts'
import { Icon } from '../../ui/icon.tsx'
import type { Part } from '../part/part.ts'
import { dayOptions, days, duration, durationOptions, firstStarts } from './durations.ts'
import { useText } from './text.ts'
import type { Service } from './texts/service-text.ts'

const lengths = [5, 10, 15, 20, 30, 40, 45, 60, 90, 120]
const buffers = [0, 5, 10, 15, 30]
/** what divides the day, so that the same times are offered on each */
const steps = [5, 10, 15, 20, 30, 40, 45, 60, 80, 90, 120, 160, 180, 240]
const notices = [0, 15, 30, 60, 120, 240, 1440, 2880, 4320, 10_080]
const horizons = [7, 14, 30, 60, 90, 120, 180]

/** How long, and how far ahead; below, the same as a sentence. */
export function BookingTimes(props: { part: Part<Service> }) {
  const t = useText()
  const part = props.part
  const draft = part.draft
  const minutes = (field: 'bufferBeforeMinutes' | 'bufferAfterMinutes' | 'stepMinutes' | 'noticeMinutes') => (typed: string) =>
    part.edit(field, Number(typed))

  /** Where times follow the length, they go on doing so. */
  function setLength(typed: string) {
    const length = Number(typed)
    if (draft.stepMinutes === draft.durationMinutes && steps.includes(length)) part.edit('stepMinutes', length)
    part.edit('durationMinutes', length)
  }

  return (
    <section class="sp-service-group" aria-labelledby="service-times">
      <h2 id="service-times">{t('groupTimes')}</h2>
      <div class="sp-form-row">
        <SelectField
          label={t('duration')}
          mistake={part.mistakeAt('durationMinutes')}
          value={String(draft.durationMinutes)}
          options={durationOptions(lengths, draft.durationMinutes, language())}
          onChosen={setLength}
        />
        <SelectField
          label={t('step')}
          mistake={part.mistakeAt('stepMinutes')}
          value={String(draft.stepMinutes)}
          options={durationOptions(steps, draft.stepMinutes, language())}
          onChosen={minutes('stepMinutes')}
        />
      </div>
      <div class="sp-form-row">
        <SelectField
          label={t('bufferBefore')}
          mistake={part.mistakeAt('bufferBeforeMinutes')}
          value={String(draft.bufferBeforeMinutes)}
          options={durationOptions(buffers, draft.bufferBeforeMinutes, language(), t('none'))}
          onChosen={minutes('bufferBeforeMinutes')}
        />
        <SelectField
          label={t('bufferAfter')}
          mistake={part.mistakeAt('bufferAfterMinutes')}
          value={String(draft.bufferAfterMinutes)}
          options={durationOptions(buffers, draft.bufferAfterMinutes, language(), t('none'))}
          onChosen={minutes('bufferAfterMinutes')}
        />
      </div>
      <div class="sp-form-row">
        <SelectField
          label={t('notice')}
          mistake={part.mistakeAt('noticeMinutes')}
          value={String(draft.noticeMinutes)}
          options={durationOptions(notices, draft.noticeMinutes, language(), t('noNotice'))}
          onChosen={minutes('noticeMinutes')}
        />
        <SelectField
          label={t('horizon')}
          mistake={part.mistakeAt('horizonDays')}
          value={String(draft.horizonDays)}
          options={dayOptions(horizons, draft.horizonDays, language())}
          onChosen={(typed) => part.edit('horizonDays', Number(typed))}
        />
      </div>
      <div class="sp-in-words">
        <Icon name="calendar-clock" />
        <div>
          <p>{noticeWords()}</p>
          <p>
            {t('sayStarts', {
              starts: firstStarts(draft.stepMinutes).map(isolate).join(t('comma')),
              length: duration(draft.durationMinutes, language()),
            })}
          </p>
          <Show when={draft.bufferBeforeMinutes + draft.bufferAfterMinutes > 0}>
            <p>{t('sayBuffers', { length: duration(draft.bufferBeforeMinutes + draft.durationMinutes + draft.bufferAfterMinutes, language()) })}</p>
          </Show>
        </div>
      </div>
    </section>
  )

  function noticeWords(): string {
    const far = days(draft.horizonDays, language())
    return draft.noticeMinutes === 0 ? t('sayAnyTime', { far }) : t('sayWindow', { near: duration(draft.noticeMinutes, language()), far })
  }
}
