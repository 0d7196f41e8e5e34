import type { TodayRow } from '../../../shared/contracts/reception.ts'
import { languageName } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { Note } from '../../staff/note.tsx'
import { isolate, useText } from '../text.ts'

type Stranded = NonNullable<TodayRow['stranded']>

/** Why somebody will not be served today, and what to do for them: the same that their phone says. */
export function StrandedNote(props: { stranded: Stranded }) {
  const t = useText()
  const why = (): string => {
    const { reason, interpreter, closesTime } = props.stranded
    if (reason === 'noDeskToday') return t('strandedDesk')
    if (reason === 'noInterpreterToday') return t('strandedInterpreter', { language: isolate(languageName(interpreter ?? '', language())) })
    return closesTime ? t('strandedClosing', { time: isolate(closesTime) }) : t('strandedClosed')
  }
  const what = () => (props.stranded.later && props.stranded.serviceName ? t('strandedFor', { service: isolate(props.stranded.serviceName) }) : '')
  return (
    <Note kind="warn">
      {what()} {why()} {t(props.stranded.later ? 'strandedLater' : 'strandedWay')}
    </Note>
  )
}
