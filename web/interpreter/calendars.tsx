import { createSignal, Show } from 'solid-js'
import type { OwnPage } from '../../shared/contracts/interpreters.ts'
import { write } from '../kit/api.ts'
import { TextField } from '../staff/form/text-field.tsx'
import { Note, RefusalNote } from '../staff/note.tsx'
import { createSending } from '../staff/sending.ts'
import type { Session } from '../staff/session.ts'
import { Icon } from '../ui/icon.tsx'
import { useText } from './text.ts'

interface CalendarsProps {
  page: OwnPage
  session: Session
  done: (words: string) => Promise<void>
}

/** Ours goes out to their calendar program; busy times of theirs come in. */
export function Calendars(props: CalendarsProps) {
  const t = useText()
  const sending = createSending(props.session)
  const [url, setUrl] = createSignal('')
  const address = () => `${location.origin}${props.page.feedPath}`
  const copy = () => void navigator.clipboard?.writeText(address()).then(() => props.done(t('copied')))
  async function keep(event: Event) {
    event.preventDefault()
    if (!url().trim()) return
    if (await sending.send(() => write('/api/interpreter/calendar', { url: url().trim() }))) {
      setUrl('')
      await props.done(t('calendarKept'))
    }
  }
  const remove = async () => {
    if (await sending.send(() => write('/api/interpreter/calendar/remove'))) await props.done(t('calendarGone'))
  }
  const renew = async () => {
    if (await sending.send(() => write('/api/interpreter/feed/renew'))) await props.done(t('feedRenewed'))
  }
  return (
    <section class="sp-own-day" aria-label={t('calendars')}>
      <h2>{t('calendars')}</h2>
      <Show when={sending.refusal()}>{(refusal) => <RefusalNote refusal={refusal()} />}</Show>
      <p>{t('feedHint')}</p>
      <p class="sp-own-address" dir="ltr">
        {address()}
      </p>
      <div class="sp-own-acts">
        <button type="button" class="btn btn-outline-primary" onClick={copy}>
          <Icon name="copy" /> {t('copy')}
        </button>
        <button type="button" class="btn btn-outline-primary" aria-disabled={sending.underWay()} onClick={() => void renew()}>
          <Icon name="rotate-ccw" /> {t('renew')}
        </button>
      </div>
      <Show
        when={props.page.calendar}
        fallback={
          <form class="sp-form" novalidate onSubmit={(event) => void keep(event)}>
            <TextField label={t('calendarUrl')} hint={t('calendarHint')} type="url" maxlength={1000} value={url()} onText={setUrl} optional />
            <div class="sp-save-row">
              <button type="submit" class="btn btn-primary" aria-disabled={sending.underWay()}>
                {t('calendarKeep')}
              </button>
            </div>
          </form>
        }
      >
        {(calendar) => (
          <>
            <p class="mt-3 mb-1">{t('calendarRead')}</p>
            <p class="sp-own-address" dir="ltr">
              {calendar().url}
            </p>
            <Show when={calendar().problem}>{(problem) => <Note kind="warn">{t(problem())}</Note>}</Show>
            <button type="button" class="btn btn-outline-danger" aria-disabled={sending.underWay()} onClick={() => void remove()}>
              <Icon name="trash-2" /> {t('calendarRemove')}
            </button>
          </>
        )}
      </Show>
    </section>
  )
}
