import { Show } from 'solid-js'
import { Icon } from '../../ui/icon.tsx'
import { hoursMistakes } from '../hours/hours-mistakes.ts'
import { WeekHours } from '../hours/week-hours.tsx'
import type { SectionProps } from './site.ts'
import { useText } from './text.ts'

export function Opening(props: SectionProps) {
  const t = useText()
  const mistakes = () => hoursMistakes(props.part, 'hours', props.part.draft.hours.length)
  return (
    <>
      <WeekHours label={t('hours')} windows={props.part.draft.hours} onWindows={(windows) => props.part.edit('hours', windows)} />
      <Show when={mistakes()}>
        {(words) => (
          <p class="sp-mistake">
            <Icon name="circle-alert" />
            {words()}
          </p>
        )}
      </Show>
    </>
  )
}
