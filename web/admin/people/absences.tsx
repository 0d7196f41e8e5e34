import { Show } from 'solid-js'
import { ClosureForm } from '../days/closure-form.tsx'
import type { DayException } from '../days/day-exception.ts'
import { DayList } from '../days/day-list.tsx'
import { exceptionMistake } from '../days/exception-mistake.ts'
import type { Person, SectionProps } from './person.ts'
import { useText } from './text.ts'

/** Days on which somebody is away from a site, or there at other hours. */
export function Absences(props: SectionProps) {
  const t = useText()
  const sites = () => props.outline.sites.filter((site) => props.part.draft.windows.some((window) => window.site === site.id))
  const siteName = (id: string | undefined) => props.outline.sites.find((site) => site.id === id)?.name ?? id
  return (
    <Show when={sites().length > 0 || props.part.draft.exceptions.length > 0} fallback={<p class="sp-hint">{t('absencesLater')}</p>}>
      <DayList
        label={t('sectionAbsences')}
        exceptions={props.part.draft.exceptions}
        shows={() => true}
        onExceptions={(exceptions) => props.part.edit('exceptions', exceptions as Person['exceptions'])}
        words={(exception) => (
          <>
            <Hours exception={exception} />
            <bdi>{siteName(exception.site)}</bdi>
            <bdi class="sp-hint">{exception.reason}</bdi>
          </>
        )}
        mistake={(index) => exceptionMistake(props.part, index)}
        addLabel={t('addAbsence')}
        empty={t('noAbsences')}
        form={(of, close, done) => (
          <ClosureForm
            of={of}
            close={close}
            done={done}
            sites={sites().map((site) => ({ value: site.id, label: site.name }))}
            closedLabel={t('away')}
            openLabel={t('otherHours')}
          />
        )}
      />
    </Show>
  )
}

function Hours(props: { exception: DayException }) {
  const t = useText()
  return (
    <Show when={props.exception.from} fallback={<span class="sp-tag">{t('away')}</span>}>
      {(from) => <bdi dir="ltr">{`${from()}–${props.exception.to}`}</bdi>}
    </Show>
  )
}
