import { Show } from 'solid-js'
import { isolate } from '../../staff/texts.ts'
import { ClosureForm } from '../days/closure-form.tsx'
import { type DayException, isStop } from '../days/day-exception.ts'
import { DayList } from '../days/day-list.tsx'
import { exceptionMistake } from '../days/exception-mistake.ts'
import type { SectionProps } from './site.ts'
import { useText } from './text.ts'

/** Days on which the site is closed, or open at other hours. */
export function Closures(props: SectionProps) {
  const t = useText()
  return (
    <DayList
      label={t('closures')}
      exceptions={props.part.draft.exceptions}
      shows={(exception) => !isStop(exception)}
      onExceptions={(exceptions) => props.part.edit('exceptions', exceptions)}
      words={(exception) => <ClosureWords exception={exception} />}
      mistake={(index) => exceptionMistake(props.part, index)}
      addLabel={t('addClosure')}
      empty={t('noClosures')}
      form={(of, close, done) => <ClosureForm of={of} close={close} done={done} closedLabel={t('closed')} openLabel={t('otherHours')} />}
    />
  )
}

function ClosureWords(props: { exception: DayException }) {
  const t = useText()
  return (
    <>
      <Show when={props.exception.from} fallback={<span class="sp-tag">{t('closed')}</span>}>
        {(from) => <span>{t('fromTo', { from: isolate(from()), to: isolate(props.exception.to ?? '') })}</span>}
      </Show>
      <bdi>{props.exception.reason}</bdi>
    </>
  )
}
